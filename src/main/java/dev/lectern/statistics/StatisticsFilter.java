package dev.lectern.statistics;

import java.time.Instant;
import java.time.ZoneId;

import dev.lectern.web.FieldError;
import dev.lectern.web.Page;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.Moment;

/**
 * What statistics are asked for: sessions by their actual start, both ends of the period included (S2).
 *
 * @param userId a person, null for all
 * @param eventId an event, null for all
 * @param page null for all
 */
record StatisticsFilter(Instant from, Instant to, Long userId, Long eventId, Page page) {
    private static final int YEARS = 1;

    /** Reads a query; dates without an offset are in this zone. The default is the year to come, as documented. */
    static StatisticsFilter read(Fields in, ZoneId zone, Instant now) {
        Moment from = in.queryDate("from").orNull();
        Moment to = in.queryDate("to").orNull();
        Instant start = from == null ? now : from.at(zone);
        Instant end = to == null ? start.atZone(zone).plusYears(YEARS).toInstant() : to.endOfDay(zone);
        if (end.isBefore(start)) {
            in.reject("to", FieldError.ERROR_RANGE);
        }
        return new StatisticsFilter(
                start, end, in.id("userId").orNull(), in.id("eventId").orNull(), Page.readIfAsked(in));
    }
}
