package dev.lectern.statistics;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When something ended, as the API writes it: a date, or the number 0 while it goes on (S2).
 *
 * @param date null while it goes on
 */
public record End(String date) {
    /** What stands in JSON. */
    @JsonValue
    public Object shown() {
        return date == null ? 0 : date;
    }
}
