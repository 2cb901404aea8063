package dev.lectern.web.input;

/** A field with no rules beyond those of every field: a boolean, a choice, a date. */
public final class PlainField<T> extends Field<T, PlainField<T>> {
    PlainField(Given given, T value) {
        super(given, value);
    }
}
