package dev.lectern.web.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lectern.web.FieldError;

/** Reads the spellings of dates that W7 lists, within the years 1970 to 9999; null, and the field named, for others. */
final class Dates {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 9999;

    /** Where a year begins first: a point in time whose year has four digits there has four in every zone (W8). */
    private static final ZoneId EASTERNMOST = ZoneOffset.ofHours(14);

    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?[0-9]{1,18}");
    /** A form decoder makes a space of the plus sign before an offset that a client forgot to escape. */
    private static final Pattern ISO = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?<gap>[Tt +])"
            + "(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
            + "(?<zone>[Zz]| ?(?<sign>[+ -])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?");

    private Dates() {}

    /** In a body: no plus sign between date and time. */
    static Moment inBody(Given given, String text) {
        return iso(given, text, "Tt ");
    }

    /** In a query, where a plus sign that was escaped stands for a space. */
    static Moment inQuery(Given given, String text) {
        return iso(given, text, "Tt +");
    }

    /** ISO, or epoch seconds. */
    static Moment timestamp(Given given, String text) {
        if (text == null || !EPOCH_SECONDS.matcher(text).matches()) {
            return inBody(given, text);
        }
        try {
            return within(given, new Moment.Fixed(Instant.ofEpochSecond(Long.parseLong(text))));
        } catch (DateTimeException e) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
    }

    private static Moment iso(Given given, String text, String gaps) {
        if (text == null) {
            return null;
        }
        Matcher parts = ISO.matcher(text);
        if (!parts.matches() || parts.group("gap") != null && !gaps.contains(parts.group("gap"))) {
            given.reject(FieldError.ERROR_FORMAT);
            return null;
        }
        try {
            return within(given, moment(parts));
        } catch (DateTimeException e) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
    }

    private static Moment moment(Matcher parts) {
        LocalDate date = LocalDate.parse(parts.group("date"));
        if (parts.group("time") == null) {
            return new Moment.Day(date);
        }
        LocalDateTime dateTime = date.atTime(LocalTime.parse(parts.group("time")));
        return parts.group("zone") == null
                ? new Moment.Local(dateTime)
                : new Moment.Fixed(dateTime.toInstant(offset(parts)));
    }

    private static ZoneOffset offset(Matcher parts) {
        if (parts.group("sign") == null) {
            return ZoneOffset.UTC;
        }
        int direction = parts.group("sign").equals("-") ? -1 : 1;
        int hours = Integer.parseInt(parts.group("hours"));
        int minutes = parts.group("minutes") == null ? 0 : Integer.parseInt(parts.group("minutes"));
        return ZoneOffset.ofHoursMinutes(direction * hours, direction * minutes);
    }

    private static Moment within(Given given, Moment moment) {
        if (moment.inZone(ZoneOffset.UTC).getYear() < FIRST_YEAR
                || moment.inZone(EASTERNMOST).getYear() > LAST_YEAR) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
        return moment;
    }
}
