package dev.lectern.web;

/** 401: the key is unknown, revoked or expired (W2). */
public final class Unauthorized extends Failure {
    public Unauthorized(String message) {
        super(401, message);
    }
}
