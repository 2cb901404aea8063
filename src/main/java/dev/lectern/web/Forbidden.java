package dev.lectern.web;

/** 403: the thing exists, but it is not the caller's to use. */
public final class Forbidden extends Failure {
    public Forbidden(String message) {
        super(403, message);
    }
}
