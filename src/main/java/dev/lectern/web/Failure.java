package dev.lectern.web;

/**
 * A refusal that the caller gets to see as the error body of W10: an HTTP status and a message. Thrown by services too;
 * carries no stack trace, as it is an answer and not a fault.
 */
public abstract sealed class Failure extends RuntimeException
        permits BadRequest,
                Unauthorized,
                Forbidden,
                NotFound,
                MethodNotAllowed,
                Conflict,
                Gone,
                TooLarge,
                TooManyRequests,
                UnsupportedMediaType,
                Unprocessable,
                Unavailable,
                RequestTimeout {
    private final int code;

    Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The HTTP status, which is also {@code error.code} in the body. */
    public final int code() {
        return code;
    }
}
