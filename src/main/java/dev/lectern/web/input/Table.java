package dev.lectern.web.input;

import java.util.Collections;
import java.util.Map;

/**
 * Values by key in the order they were given: an object, a list (keys {@code 0}, {@code 1} …), or a whole request. A
 * JSON null leaves no trace.
 */
public record Table(Map<String, Value> children) implements Value {
    public static final Table EMPTY = new Table(Map.of());

    public Table {
        children = Collections.unmodifiableMap(children);
    }

    public boolean isEmpty() {
        return children.isEmpty();
    }

    /** The value under this key, or null. */
    Value get(String key) {
        return children.get(key);
    }

    boolean startsAsList() {
        return !isEmpty() && Index.isWithinBounds(children.keySet().iterator().next());
    }
}
