package dev.lectern.web;

/** 413: the body is larger than W4 allows. */
public final class TooLarge extends Failure {
    public TooLarge(String message) {
        super(413, message);
    }
}
