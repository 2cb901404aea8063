package dev.lectern.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.lectern.web.FieldError;
import dev.lectern.web.Page;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.Moment;

/**
 * What a schedule is asked for (E11).
 *
 * @param name part of the name, in any case; null for all
 * @param status any of these; empty for all
 * @param access any of these masks; empty for all
 */
record ScheduleFilter(String name, List<Status> status, List<Long> access, Instant from, Instant to, Page page) {
    /** What a schedule tells events apart by; START is an ACTIVE event with a session on air. */
    enum Status {
        ACTIVE,
        STOP,
        START
    }

    private static final int YEARS = 1;

    /** Reads a query; dates without an offset are in this zone. */
    static ScheduleFilter read(Fields in, ZoneId zone, Instant now) {
        Moment from = in.queryDate("from").orNull();
        Moment to = in.queryDate("to").orNull();
        Instant start = from == null ? now : from.at(zone);
        Instant end = to == null ? start.atZone(zone).plusYears(YEARS).toInstant() : to.endOfDay(zone);
        if (end.isBefore(start)) {
            in.reject("to", FieldError.ERROR_RANGE);
        }
        return new ScheduleFilter(
                in.text("name").max(EventForm.MAX_NAME).orNull(),
                in.choices(Status.class, "status").orEmpty(),
                in.ids("access")
                        .check(ScheduleFilter::areMasks, FieldError.ERROR_CHOICE)
                        .orEmpty(),
                start,
                end,
                Page.read(in, Page.SCHEDULE_SIZES));
    }

    private static boolean areMasks(List<Long> access) {
        return access.stream().allMatch(mask -> mask < 16 && Access.isValid(mask.intValue()));
    }
}
