package dev.lectern.web.idempotency;

/** Ends a call before its resource is asked: it has its answer already. */
final class Replay extends RuntimeException {
    private final transient StoredAnswer answer;

    Replay(StoredAnswer answer) {
        super("Answered before", null, false, false);
        this.answer = answer;
    }

    StoredAnswer answer() {
        return answer;
    }
}
