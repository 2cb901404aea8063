package dev.lectern.web;

import java.time.Duration;

/** 429: too many attempts; those before must be forgotten first. */
public final class TooManyRequests extends Failure {
    private final Duration retryAfter;

    public TooManyRequests(String message, Duration retryAfter) {
        super(429, message);
        this.retryAfter = retryAfter;
    }

    /** How long that takes. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
