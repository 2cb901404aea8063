package dev.lectern.mail;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import dev.lectern.mail.calendar.Meeting;

/** Dates as mails and pages tell them. */
public final class DateInWords {
    private DateInWords() {}

    /** Such as {@code Thursday, March 24, 2016, 19:00–20:30 (Europe/Moscow, UTC+03:00)}. */
    public static String of(Meeting meeting, ZoneId zone, Locale locale) {
        ZonedDateTime start = meeting.startsAt().atZone(zone);
        ZonedDateTime end = meeting.endsAt().atZone(zone);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", locale);
        String last = start.toLocalDate().equals(end.toLocalDate()) ? "" : day(end, locale) + ", ";
        return "%s, %s–%s%s (%s)"
                .formatted(
                        day(start, locale), time.format(start), last, time.format(end), name(zone, start.getOffset()));
    }

    /** With plain spaces: which of them may not be broken differs from one JDK's locale data to the next. */
    private static String day(ZonedDateTime date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(date)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private static String name(ZoneId zone, ZoneOffset offset) {
        String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        return zone.getId().equals(utc) ? utc : zone.getId() + ", " + utc;
    }
}
