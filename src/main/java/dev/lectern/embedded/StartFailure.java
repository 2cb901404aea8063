package dev.lectern.embedded;

/** The server cannot start as configured; the message is one line for the operator and says what to change. */
public final class StartFailure extends RuntimeException {
    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
