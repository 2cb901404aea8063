package dev.lectern.mail;

import java.time.Instant;
import java.util.List;

import dev.lectern.mail.calendar.Meeting;
import dev.lectern.mail.calendar.Occasion;
import dev.lectern.mail.calendar.Person;
import dev.lectern.organization.Lang;

/**
 * A mail with all that it tells.
 *
 * @param isInvited whether the organisation registered them, and not they themselves (R2)
 * @param messageId the same at every attempt
 * @param meeting the one date of a series that it is about; null for the whole occasion
 * @param link the personal link (E14)
 */
record Letter(
        Claim claim,
        MailKind kind,
        boolean isInvited,
        String messageId,
        Person recipient,
        String organization,
        Person creator,
        Lang lang,
        Occasion occasion,
        Meeting meeting,
        List<String> lecturers,
        String link,
        Instant at) {
    private static final int DATES = 5;

    /** The dates that it names. */
    List<Meeting> dates() {
        return meeting == null ? occasion.upcoming(at, DATES) : List.of(meeting);
    }
}
