package dev.lectern.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as the API writes them (W8). Reading them is {@link dev.lectern.web.input.Fields}' part. */
public final class ApiDates {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private ApiDates() {}

    /** {@code 2016-03-24T12:43:52+0300}: an instant in a zone; null stays null. */
    public static String format(Instant at, ZoneId zone) {
        return at == null ? null : DATE_TIME.format(at.atZone(zone));
    }

    /** The same of a zone's local time; one in a gap moves forward by it. */
    public static String format(LocalDateTime at, ZoneId zone) {
        return at == null ? null : DATE_TIME.format(at.atZone(zone));
    }

    /** {@code 2016-03-21 15:26}: a planned occurrence, local. */
    public static String formatPlanned(Instant at, ZoneId zone) {
        return PLANNED.format(at.atZone(zone));
    }
}
