package dev.lectern.web;

/** 409: it is there already, or a racing call was first. */
public final class Conflict extends Failure {
    public Conflict(String message) {
        super(409, message);
    }
}
