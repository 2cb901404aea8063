package dev.lectern.event.recurrence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules compared with trying every single day. */
class RecurrencePropertiesTest {
    private static final int DAYS = 1500;
    private static final LocalDate EPOCH = LocalDate.of(1996, 1, 1);

    @Property(tries = 200)
    void E4_dailyIsEveryNthDay(
            @ForAll @IntRange(max = 1000) int startDay,
            @ForAll @IntRange(min = 1, max = 40) int interval,
            @ForAll @IntRange(max = 1400) int from) {
        LocalDate start = EPOCH.plusDays(startDay);
        check("FREQ=DAILY;INTERVAL=" + interval, start, from, day -> daysFrom(start, day) % interval == 0);
    }

    @Property(tries = 200)
    void E4_weeklyIsTheDaysOfEveryNthWeek(
            @ForAll @IntRange(max = 1000) int startDay,
            @ForAll @IntRange(min = 1, max = 9) int interval,
            @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> days,
            @ForAll @IntRange(max = 1400) int from) {
        LocalDate start = EPOCH.plusDays(startDay);
        LocalDate monday = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String names = days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
        check(
                "FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + names,
                start,
                from,
                day -> days.contains(day.getDayOfWeek()) && daysFrom(monday, day) / 7 % interval == 0);
    }

    @Property(tries = 200)
    void E4_monthlyIsTheDaysOfEveryNthMonth(
            @ForAll @IntRange(max = 1000) int startDay,
            @ForAll @IntRange(min = 1, max = 14) int interval,
            @ForAll @Size(min = 1, max = 5) Set<@IntRange(min = 1, max = 31) Integer> days,
            @ForAll @IntRange(max = 1400) int from) {
        LocalDate start = EPOCH.plusDays(startDay);
        String numbers = days.stream().map(String::valueOf).collect(Collectors.joining(","));
        check(
                "FREQ=MONTHLY;INTERVAL=" + interval + ";BYMONTHDAY=" + numbers,
                start,
                from,
                day -> days.contains(day.getDayOfMonth())
                        && ChronoUnit.MONTHS.between(start.withDayOfMonth(1), day.withDayOfMonth(1)) % interval == 0);
    }

    @Property(tries = 200)
    void E4_monthlyAloneIsTheDayOfTheStart(
            @ForAll @IntRange(max = 1000) int startDay,
            @ForAll @IntRange(min = 1, max = 14) int interval,
            @ForAll @IntRange(max = 1400) int from) {
        LocalDate start = EPOCH.plusDays(startDay);
        check(
                "FREQ=MONTHLY;INTERVAL=" + interval,
                start,
                from,
                day -> day.getDayOfMonth() == start.getDayOfMonth()
                        && ChronoUnit.MONTHS.between(start.withDayOfMonth(1), day.withDayOfMonth(1)) % interval == 0);
    }

    private static void check(String rule, LocalDate start, int from, Predicate<LocalDate> fits) {
        Instant begin = instant(start.plusDays(from));
        Instant end = instant(start.plusDays(DAYS));
        List<Instant> tried = start.plusDays(from)
                .datesUntil(start.plusDays(DAYS))
                .filter(fits)
                .map(RecurrencePropertiesTest::instant)
                .toList();
        assertThat(of(start, rule).between(begin, end, DAYS)).isEqualTo(tried);
        assertThat(of(start, rule + ";COUNT=9999").between(begin, end, DAYS)).isEqualTo(tried);
    }

    private static Recurrence of(LocalDate start, String rule) {
        LocalDateTime startsAt = start.atTime(10, 0);
        return new Recurrence(startsAt, ZoneOffset.UTC, Rule.parse(rule), null, Set.of());
    }

    private static Instant instant(LocalDate day) {
        return day.atTime(10, 0).toInstant(ZoneOffset.UTC);
    }

    private static long daysFrom(LocalDate start, LocalDate day) {
        return ChronoUnit.DAYS.between(start, day);
    }
}
