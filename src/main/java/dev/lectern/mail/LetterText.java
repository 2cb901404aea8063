package dev.lectern.mail;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import dev.lectern.mail.calendar.Meeting;
import dev.lectern.mail.calendar.Occasion;
import dev.lectern.mail.calendar.Percent;

/**
 * A letter as the templates say it.
 *
 * @param dates when, in words of its language
 * @param isSeries whether there may be more dates than those
 * @param isOn whether one can come
 * @param contactAddress for a {@code mailto:} link
 */
record LetterText(
        String lang,
        MailKind kind,
        String subject,
        String organization,
        String name,
        List<String> dates,
        boolean isSeries,
        List<String> lecturers,
        String description,
        boolean isOn,
        String link,
        String contact,
        String contactEmail,
        String contactAddress) {
    static LetterText of(Letter letter, Locale locale, String subject) {
        boolean isAllOff = letter.kind() == MailKind.CANCELLED
                && letter.meeting() == null
                && letter.occasion() instanceof Occasion.Series;
        return new LetterText(
                locale.getLanguage(),
                letter.kind(),
                subject,
                letter.organization(),
                name(letter),
                isAllOff ? List.of() : dates(letter, locale),
                !isAllOff
                        && letter.meeting() == null
                        && letter.occasion() instanceof Occasion.Series series
                        && series.hasMoreThan(1),
                letter.lecturers(),
                letter.occasion().description(),
                letter.kind() != MailKind.CANCELLED,
                letter.link(),
                letter.creator().name(),
                letter.creator().email(),
                Percent.encode(letter.creator().email()));
    }

    /** What the letter is about. */
    static String name(Letter letter) {
        return letter.meeting() == null
                ? letter.occasion().name()
                : letter.meeting().name();
    }

    private static List<String> dates(Letter letter, Locale locale) {
        return letter.dates().stream()
                .map(meeting -> date(meeting, letter.occasion().zone(), locale))
                .toList();
    }

    /** Such as {@code Thursday, March 24, 2016, 19:00–20:30 (Europe/Moscow, UTC+03:00)}. */
    private static String date(Meeting meeting, ZoneId zone, Locale locale) {
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
