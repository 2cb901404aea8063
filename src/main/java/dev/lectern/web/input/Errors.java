package dev.lectern.web.input;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** The wrong fields of one request, in the order found; of each, the first thing that is wrong. */
final class Errors {
    /** A body of nothing but wrong entries must not make an answer larger than itself. */
    private static final int MAX = 1_000;

    private final Map<String, FieldError> errors = new LinkedHashMap<>();

    void add(String name, FieldError error) {
        if (errors.size() < MAX) {
            errors.putIfAbsent(name, error);
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    boolean hasAnyOf(String beginning) {
        return errors.keySet().stream().anyMatch(name -> name.startsWith(beginning));
    }

    void verify() {
        if (!isEmpty()) {
            throw new BadRequest(errors);
        }
    }
}
