package dev.lectern.web.input;

import dev.lectern.web.FieldError;

/**
 * What was found for one field: the value the caller gave under this name, or none. A sink for what is wrong with it.
 *
 * @param name as the caller wrote it, from the root: {@code additionalFields[0].label}
 * @param value null when not given
 */
record Given(String name, Value value, Errors errors) {
    void reject(FieldError error) {
        errors.add(name, error);
    }

    /** Whether an entry of this list was named as wrong. */
    boolean hasWrongEntries() {
        return errors.hasAnyOf(name + "[");
    }

    /** The entry of this list under that index: {@code lectorIds[1]}. */
    Given entry(String index, Value entry) {
        return new Given(name + "[" + index + "]", entry, errors);
    }

    /** The member of this object under that key: {@code contactData.email}. */
    Given member(String key, Value member) {
        return new Given(name + "." + key, member, errors);
    }

    /** The stripped scalar; null when none is given or it is no text that W5 allows, which is then named. */
    String text() {
        if (value == null || value instanceof Table table && table.isEmpty()) {
            return null;
        }
        if (value instanceof Text text && Characters.isPrintable(text.value())) {
            return text.value().strip();
        }
        reject(FieldError.ERROR_FORMAT);
        return null;
    }

    /** As {@link #text()}, with an empty one counting as not given. */
    String filledText() {
        String text = text();
        return text == null || text.isEmpty() ? null : text;
    }

    /** As {@link #filledText()}, for an entry of a list, where an empty one is named with ERROR_EMPTY. */
    String entryText() {
        String text = filledText();
        if (text == null) {
            reject(FieldError.ERROR_EMPTY);
        }
        return text;
    }

    /** The members of an object, none when it is not given or empty; null when it is none, which is then named. */
    Table members() {
        if (value instanceof Table table && table.startsAsList()) {
            reject(FieldError.ERROR_FORMAT);
            return null;
        }
        return table();
    }

    /** As {@link #members()}, with list indexes taken for keys too. */
    Table table() {
        if (value instanceof Table table) {
            return table;
        }
        if (value == null || value instanceof Text text && text.value().isBlank()) {
            return Table.EMPTY;
        }
        reject(FieldError.ERROR_FORMAT);
        return null;
    }
}
