package dev.lectern.web;

/** 503: the server or its database has more to do than it can take; trying again later helps. */
public final class Unavailable extends Failure {
    public Unavailable(String message) {
        super(503, message);
    }
}
