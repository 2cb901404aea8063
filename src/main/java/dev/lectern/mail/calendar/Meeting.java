package dev.lectern.mail.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * One date.
 *
 * @param occurrenceAt the occurrence of a series that it stands for; null for one beside the series' rule, or of no series
 */
public record Meeting(String name, Instant startsAt, Duration duration, Instant occurrenceAt) {
    /** When it is over. */
    public Instant endsAt() {
        return startsAt.plus(duration);
    }

    /** What its series knows it by (RFC 5545 §3.8.4.4). */
    Instant recurrenceId() {
        return occurrenceAt == null ? startsAt : occurrenceAt;
    }
}
