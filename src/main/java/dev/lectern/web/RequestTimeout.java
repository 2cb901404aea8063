package dev.lectern.web;

/** 408: the rest of the body did not come in time. */
public final class RequestTimeout extends Failure {
    public RequestTimeout(String message) {
        super(408, message);
    }
}
