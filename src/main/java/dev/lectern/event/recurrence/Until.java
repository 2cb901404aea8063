package dev.lectern.event.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The last moment of a rule, itself included: in local time or, where UNTIL ends in Z, as an instant. */
record Until(LocalDateTime local, Instant instant) {
    static final Until NEVER = new Until(LocalDateTime.MAX, Instant.MAX);

    private static final DateTimeFormatter DATE = strict("uuuuMMdd");
    private static final DateTimeFormatter DATE_TIME = strict("uuuuMMdd'T'HHmmss");

    /**
     * Reads {@code 19971224}, to the end of that local day, {@code 19971224T090000} or {@code 19971224T090000Z}.
     *
     * @throws IllegalArgumentException if there is no such day or time
     */
    static Until parse(String text) {
        try {
            if (text.length() == 8) {
                return new Until(LocalDate.parse(text, DATE).atTime(LocalTime.MAX), Instant.MAX);
            }
            LocalDateTime time = LocalDateTime.parse(text.substring(0, 15), DATE_TIME);
            return text.endsWith("Z")
                    ? new Until(LocalDateTime.MAX, time.toInstant(ZoneOffset.UTC))
                    : new Until(time, Instant.MAX);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("rule: UNTIL can not be " + text, invalid);
        }
    }

    /** An instant as UNTIL says it, to the second. */
    static String format(Instant instant) {
        return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
