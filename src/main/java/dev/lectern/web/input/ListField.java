package dev.lectern.web.input;

import java.util.List;

import dev.lectern.web.FieldError;

/** A list; empty when given as an empty text, null when not given. Without nulls, not changeable. */
public final class ListField<T> extends Field<List<T>, ListField<T>> {
    private final Given given;

    ListField(Given given, List<T> entries) {
        super(given, entries);
        this.given = given;
    }

    /** At most this many entries, else the list is named with ERROR_RANGE. */
    public ListField<T> max(int entries) {
        return check(list -> list.size() <= entries, FieldError.ERROR_RANGE);
    }

    /** The entries; none when not given. */
    public List<T> orEmpty() {
        return or(List.of());
    }

    @Override
    boolean isBlank(List<T> entries) {
        return entries.isEmpty() && !given.hasWrongEntries();
    }
}
