package dev.lectern.admin;

import java.time.Instant;
import java.time.ZoneOffset;

import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/**
 * What a key is made with (O4).
 *
 * @param expiresAt null: never
 */
record KeyForm(String name, Instant expiresAt) {
    /** A date without an offset is read in UTC, as an admin's zone is not known. */
    static KeyForm read(Fields in, Instant now) {
        return new KeyForm(
                in.text("name").required().max(255).orNull(),
                in.dateTime("expiresAt")
                        .map(moment -> moment.endOfDay(ZoneOffset.UTC))
                        .check(expiry -> expiry.isAfter(now), FieldError.ERROR_RANGE)
                        .orNull());
    }
}
