package dev.lectern.event.recurrence;

import java.time.temporal.ChronoUnit;

/** How often a rule's periods begin, with the sizes that keep a search for occurrences short. */
enum Frequency {
    DAILY(ChronoUnit.DAYS, 1, 366),
    WEEKLY(ChronoUnit.WEEKS, 7, 53),
    MONTHLY(ChronoUnit.MONTHS, 31, 12),
    YEARLY(ChronoUnit.YEARS, 366, 1);

    private final ChronoUnit unit;
    private final int days;
    private final int inAYear;

    Frequency(ChronoUnit unit, int days, int inAYear) {
        this.unit = unit;
        this.days = days;
        this.inAYear = inAYear;
    }

    ChronoUnit unit() {
        return unit;
    }

    /** The days of the longest period. */
    int days() {
        return days;
    }

    /** More periods than there are in so many years. */
    int periodsBeyond(int years) {
        return inAYear * years + 1;
    }
}
