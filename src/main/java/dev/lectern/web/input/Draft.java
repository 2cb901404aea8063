package dev.lectern.web.input;

import java.util.function.Function;

import dev.lectern.web.FieldError;

/** A form that was read, and what was wrong with it so far: a service adds what only the database knows (W10). */
public final class Draft<T> {
    private final T form;
    private final Errors errors;

    Draft(T form, Errors errors) {
        this.form = form;
        this.errors = errors;
    }

    /** The form with nulls for missing and wrong fields: to look up what it refers to. */
    public T unchecked() {
        return form;
    }

    /** The same with the form as something else: what is wrong with one is wrong with both. */
    public <U> Draft<U> map(Function<T, U> function) {
        return new Draft<>(function.apply(form), errors);
    }

    /** Names a field as wrong. */
    public void reject(String field, FieldError error) {
        errors.add(field, error);
    }

    /** The form; fails with every wrong field named if there is any. */
    public T checked() {
        errors.verify();
        return form;
    }
}
