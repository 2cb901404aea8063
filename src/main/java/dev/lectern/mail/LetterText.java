package dev.lectern.mail;

import java.util.List;
import java.util.Locale;

import dev.lectern.mail.calendar.Occasion;
import dev.lectern.mail.calendar.Percent;

/**
 * A letter as the templates say it.
 *
 * @param isInvited whether the organisation registered them, and not they themselves
 * @param dates when, in words of its language
 * @param isSeries whether there may be more dates than those
 * @param isOn whether one can come
 * @param contactAddress for a {@code mailto:} link
 */
record LetterText(
        String lang,
        MailKind kind,
        boolean isInvited,
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
                letter.isInvited(),
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
                .map(meeting -> DateInWords.of(meeting, letter.occasion().zone(), locale))
                .toList();
    }
}
