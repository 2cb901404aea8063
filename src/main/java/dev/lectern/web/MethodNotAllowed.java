package dev.lectern.web;

/** 405: the path exists, but not with this method. */
public final class MethodNotAllowed extends Failure {
    public MethodNotAllowed(String message) {
        super(405, message);
    }
}
