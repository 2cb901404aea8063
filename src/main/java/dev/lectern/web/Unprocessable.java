package dev.lectern.web;

/** 422: an idempotency key was used for another call (R6). */
public final class Unprocessable extends Failure {
    public Unprocessable(String message) {
        super(422, message);
    }
}
