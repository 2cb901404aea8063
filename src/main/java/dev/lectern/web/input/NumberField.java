package dev.lectern.web.input;

import dev.lectern.web.FieldError;

/** A whole number. */
public final class NumberField<N extends Number & Comparable<N>> extends Field<N, NumberField<N>> {
    NumberField(Given given, N value) {
        super(given, value);
    }

    /** From one number to another, both included, else ERROR_RANGE. */
    public NumberField<N> between(N low, N high) {
        return check(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0, FieldError.ERROR_RANGE);
    }
}
