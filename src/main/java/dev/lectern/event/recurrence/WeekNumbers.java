package dev.lectern.event.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The weeks of BYWEEKNO, which lib-recur takes for others at the turn of a year. A day counts to the calendar year it
 * lies in, whatever year its week belongs to.
 */
record WeekNumbers(Set<Integer> numbers, DayOfWeek weekStart) {
    /** Whether a day lies in one of the weeks. */
    boolean hold(LocalDate day) {
        TemporalField weekOfYear = WeekFields.of(weekStart, 4).weekOfWeekBasedYear();
        int week = day.get(weekOfYear);
        int weeks = (int) day.range(weekOfYear).getMaximum();
        return numbers.contains(week) || numbers.contains(week - weeks - 1);
    }

    /** The numbers of the days in a year, from its end if negative, that may lie in one of the weeks. */
    List<String> daysOfTheYear() {
        return numbers.stream()
                .flatMapToInt(WeekNumbers::daysNear)
                .filter(day -> day != 0 && day >= -365 && day <= 366)
                .distinct()
                .mapToObj(String::valueOf)
                .toList();
    }

    private static IntStream daysNear(int number) {
        int sign = Integer.signum(number);
        int week = Math.abs(number);
        IntStream own = IntStream.rangeClosed(Math.max(1, 7 * week - 9), 7 * week + 3);
        IntStream yearBefore = week == 1 ? IntStream.rangeClosed(-4, -1) : IntStream.empty();
        IntStream yearAfter = week >= 52 ? IntStream.rangeClosed(-4, 4) : IntStream.empty();
        return IntStream.concat(own, IntStream.concat(yearBefore, yearAfter)).map(day -> sign * day);
    }
}
