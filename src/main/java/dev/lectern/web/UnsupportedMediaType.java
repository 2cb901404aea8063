package dev.lectern.web;

/** 415: the body has a content type that W3 does not name. */
public final class UnsupportedMediaType extends Failure {
    public UnsupportedMediaType(String message) {
        super(415, message);
    }
}
