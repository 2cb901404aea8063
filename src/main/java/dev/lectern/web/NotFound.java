package dev.lectern.web;

/** 404: there is no such thing, or none in this organisation. */
public final class NotFound extends Failure {
    public NotFound(String message) {
        super(404, message);
    }

    /** {@code Event 7 not found}. */
    public static NotFound of(String kind, long id) {
        return new NotFound(kind + " " + id + " not found");
    }

    /** {@code EventSession 7 in status ACTIVE not found}, where {@code condition} is {@code in status ACTIVE}. */
    public static NotFound of(String kind, long id, String condition) {
        return new NotFound(kind + " " + id + " " + condition + " not found");
    }
}
