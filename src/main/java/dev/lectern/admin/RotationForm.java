package dev.lectern.admin;

import java.time.Duration;

import dev.lectern.web.input.Fields;

/**
 * How a key is replaced (O4).
 *
 * @param grace for how long the old key lives on: at most a year
 */
record RotationForm(Duration grace) {
    private static final int YEAR = 365 * 24 * 60 * 60;

    static RotationForm read(Fields in) {
        return new RotationForm(
                Duration.ofSeconds(in.number("graceSeconds").between(0, YEAR).or(0)));
    }
}
