package dev.lectern.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** 400: the request itself is wrong, as a whole (a message) or in some of its fields (W10). */
public final class BadRequest extends Failure {
    private static final String MESSAGE = "ERROR_BAD_REQUEST";

    private final Map<String, FieldError> fieldErrors;

    /** Wrong as a whole: no field is named. */
    public BadRequest(String message) {
        this(message, Map.of());
    }

    /** Wrong in these fields, in the order they are to be named; the message is {@code ERROR_BAD_REQUEST}. */
    public BadRequest(Map<String, FieldError> fieldErrors) {
        this(MESSAGE, fieldErrors);
    }

    private BadRequest(String message, Map<String, FieldError> fieldErrors) {
        super(400, message);
        this.fieldErrors = Collections.unmodifiableMap(new LinkedHashMap<>(fieldErrors));
    }

    /** One wrong field, as a service finds it: {@code throw BadRequest.field("urlAlias", ERROR_NOT_UNIQUE)}. */
    public static BadRequest field(String name, FieldError error) {
        return new BadRequest(Map.of(name, error));
    }

    /** Each wrong field by the name the caller used, in the order found; empty when the request is wrong as a whole. */
    public Map<String, FieldError> fieldErrors() {
        return fieldErrors;
    }
}
