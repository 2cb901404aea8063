package dev.lectern.web.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A date as it came in (W7), before it is known in which zone it is to be read. A local time that a change to summer time
 * leaves out moves forward by the gap; one that occurs twice means the first.
 */
public sealed interface Moment {

    /** The point in time, a bare date meaning the start of its day. */
    Instant at(ZoneId zone);

    /** The wall clock in the zone at that point in time. */
    default LocalDateTime inZone(ZoneId zone) {
        return LocalDateTime.ofInstant(at(zone), zone);
    }

    /** As {@link #at}, but a bare date means the last microsecond of its day: for the inclusive end of a period. */
    default Instant endOfDay(ZoneId zone) {
        return at(zone);
    }

    /** A date without a time. */
    record Day(LocalDate date) implements Moment {
        @Override
        public Instant at(ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant endOfDay(ZoneId zone) {
            return date.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        }
    }

    /** A date and a time without an offset. */
    record Local(LocalDateTime dateTime) implements Moment {
        @Override
        public Instant at(ZoneId zone) {
            return dateTime.atZone(zone).toInstant();
        }
    }

    /** A time with an offset, or in epoch seconds: the same in every zone. */
    record Fixed(Instant instant) implements Moment {
        @Override
        public Instant at(ZoneId zone) {
            return instant;
        }
    }
}
