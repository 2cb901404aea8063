package dev.lectern.web.input;

import java.util.function.Function;
import java.util.function.Predicate;

import dev.lectern.web.FieldError;

/**
 * One field read as a {@code T}. A field that is missing or wrong reads as null; what is wrong is named in the end for all
 * fields at once, so that a form need not look.
 */
public sealed class Field<T, S extends Field<T, S>> permits TextField, NumberField, PlainField, ListField {
    private final Given given;
    private T value;

    Field(Given given, T value) {
        this.given = given;
        this.value = value;
    }

    /** Names the field with ERROR_EMPTY when it is not given, or given empty. */
    public final S required() {
        if (value == null || isBlank(value)) {
            given.reject(FieldError.ERROR_EMPTY);
        }
        return self();
    }

    /** Names the field with this error when it is given and the rule does not hold. */
    public final S check(Predicate<? super T> rule, FieldError error) {
        if (value != null && !rule.test(value)) {
            given.reject(error);
            value = null;
        }
        return self();
    }

    /** The same field as something else; the function gets no null and gives none. */
    public final <U> PlainField<U> map(Function<? super T, ? extends U> function) {
        return new PlainField<>(given, value == null ? null : function.apply(value));
    }

    /** The value; null when not given. */
    public final T orNull() {
        return value;
    }

    /** The value, or this one when not given. */
    public final T or(T other) {
        return value == null ? other : value;
    }

    boolean isBlank(T value) {
        return false;
    }

    @SuppressWarnings("unchecked")
    private S self() {
        return (S) this;
    }
}
