package dev.lectern.web;

import java.util.List;

import dev.lectern.web.input.Fields;

/**
 * A page of a list (W13).
 *
 * @param number from 1
 * @param size rows a page
 */
public record Page(int number, int size) {
    /** The sizes of the schedules; the first is what they have where none is asked for. */
    public static final List<Integer> SCHEDULE_SIZES = List.of(10, 50, 100, 250, 500);

    private static final int MAX_SIZE = 500;

    /** Reads {@code page} and {@code perPage} where only these sizes are allowed, the first being the default. */
    public static Page read(Fields in, List<Integer> sizes) {
        int size = in.number("perPage")
                .check(sizes::contains, FieldError.ERROR_CHOICE)
                .or(sizes.get(0));
        return new Page(number(in), size);
    }

    /** Reads {@code page} and {@code perPage} (1…500) with a default size. */
    public static Page read(Fields in, int defaultSize) {
        return new Page(number(in), in.number("perPage").between(1, MAX_SIZE).or(defaultSize));
    }

    /** The same for lists that are given whole unless a page is asked for: null then. */
    public static Page readIfAsked(Fields in) {
        return in.isGiven("page") || in.isGiven("perPage") ? read(in, MAX_SIZE) : null;
    }

    /** Rows before this page. */
    public long offset() {
        return (number - 1L) * size;
    }

    private static int number(Fields in) {
        return in.number("page").between(1, Integer.MAX_VALUE).or(1);
    }
}
