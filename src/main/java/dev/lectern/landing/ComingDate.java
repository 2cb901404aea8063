package dev.lectern.landing;

import java.time.Duration;
import java.time.Instant;

import dev.lectern.mail.calendar.Meeting;

/**
 * A date that is not over.
 *
 * @param sessionId null for an occurrence of which no session has been made
 */
record ComingDate(Long sessionId, String name, Instant startsAt, Duration duration, boolean isOnAir) {
    Meeting meeting() {
        return new Meeting(name, startsAt, duration, null);
    }
}
