package dev.lectern.room;

/** Why a socket is closed (L2): clients reconnect after none of these. */
enum CloseCode {
    UNKNOWN_TOKEN(4401, "Unknown token"),
    NOT_ADMITTED(4403, "Not admitted"),
    NOT_FOUND(4404, "No such session"),
    OVER(4410, "Over"),
    /** RFC 6455 section 7.4.1. */
    GARBAGE(1008, "Too much that makes no sense");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** Closes that line with it. */
    void close(Line line) {
        line.close(code, reason);
    }
}
