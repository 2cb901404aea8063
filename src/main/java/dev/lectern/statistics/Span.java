package dev.lectern.statistics;

import java.time.Instant;
import java.time.ZoneId;

import dev.lectern.web.ApiDates;

/**
 * How long something lasted.
 *
 * @param end null while it goes on
 * @param zone in which its dates are shown (W8)
 */
record Span(Instant start, Instant end, ZoneId zone) {
    String startsAt() {
        return ApiDates.format(start, zone);
    }

    End endsAt() {
        return new End(ApiDates.format(end, zone));
    }

    /** The seconds between the dates that are shown; 0 while it goes on (S2). */
    long duration() {
        return end == null ? 0 : Math.max(0, end.getEpochSecond() - start.getEpochSecond());
    }
}
