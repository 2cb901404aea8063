package dev.lectern.event.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecurrenceTest {
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T10:00");

    @Test
    void E4_startThatDoesNotFitIsNoOccurrenceAndDoesNotCount() {
        assertThat(moscow("FREQ=WEEKLY;BYDAY=TU;COUNT=2").first()).hasValue(at("2026-01-06T10:00+03:00"));
        assertThat(list(moscow("FREQ=WEEKLY;BYDAY=TU;COUNT=2"), 5))
                .containsExactly("2026-01-06T10:00+03:00", "2026-01-13T10:00+03:00");
    }

    @Test
    void E4_timesBeforeTheStartOnItsDayAreNone() {
        assertThat(list(moscow("FREQ=DAILY;BYHOUR=9,10,11;COUNT=3"), 5))
                .containsExactly("2026-01-05T10:00+03:00", "2026-01-05T11:00+03:00", "2026-01-06T09:00+03:00");
    }

    @Test
    void E4_setPositionsCountFromTheBeginningOfThePeriod() {
        assertThat(list(moscow("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,3;COUNT=2"), 5))
                .containsExactly("2026-01-05T10:00+03:00", "2026-02-02T10:00+03:00");
    }

    @Test
    void E4_untilADateIsToTheEndOfThatLocalDay() {
        assertThat(list(moscow("FREQ=DAILY;BYHOUR=0,23;UNTIL=20260106"), 9))
                .containsExactly("2026-01-05T23:00+03:00", "2026-01-06T00:00+03:00", "2026-01-06T23:00+03:00");
    }

    @Test
    void E4_untilALocalTimeIncludesIt() {
        assertThat(list(moscow("FREQ=DAILY;UNTIL=20260106T100000"), 9))
                .containsExactly("2026-01-05T10:00+03:00", "2026-01-06T10:00+03:00");
        assertThat(list(moscow("FREQ=DAILY;UNTIL=20260106T095959"), 9)).containsExactly("2026-01-05T10:00+03:00");
    }

    @Test
    void E4_untilAUtcTimeIncludesThatInstant() {
        assertThat(list(moscow("FREQ=DAILY;UNTIL=20260106T070000Z"), 9))
                .containsExactly("2026-01-05T10:00+03:00", "2026-01-06T10:00+03:00");
        assertThat(list(moscow("FREQ=DAILY;UNTIL=20260106T065959Z"), 9)).containsExactly("2026-01-05T10:00+03:00");
    }

    @Test
    void E4_anOccurrenceExactlyAtTheEndCounts() {
        Recurrence daily = moscow("FREQ=DAILY");
        assertThat(list(endingAt(daily, "2026-01-07T10:00"), 9)).hasSize(3);
        assertThat(list(endingAt(daily, "2026-01-07T09:59:59"), 9)).hasSize(2);
    }

    @Test
    void E4_exceptionsAreLeftOutAndStillCount() {
        Recurrence recurrence = new Recurrence(
                MONDAY,
                ZoneId.of("Europe/Moscow"),
                Rule.parse("FREQ=DAILY;COUNT=3"),
                null,
                Set.of(at("2026-01-06T10:00+03:00")));

        assertThat(list(recurrence, 9)).containsExactly("2026-01-05T10:00+03:00", "2026-01-07T10:00+03:00");
        assertThat(recurrence.contains(at("2026-01-06T10:00+03:00"))).isFalse();
        assertThat(recurrence.contains(at("2026-01-07T10:00+03:00"))).isTrue();
    }

    @Test
    void E4_aRuleThatCanProduceNothingHasNoFirst() {
        assertThat(moscow("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").first()).isEmpty();
        assertThat(moscow("FREQ=DAILY;UNTIL=20260104").first()).isEmpty();
        assertThat(endingAt(moscow("FREQ=DAILY"), "2026-01-05T09:59").first()).isEmpty();
        assertThat(new Recurrence(
                                MONDAY,
                                ZoneId.of("Europe/Moscow"),
                                Rule.parse("FREQ=DAILY;COUNT=1"),
                                null,
                                Set.of(at("2026-01-05T10:00+03:00")))
                        .first())
                .isEmpty();
    }

    @Test
    void E4_localTimeStaysAcrossDst() {
        assertThat(list(recurrence("Europe/Berlin", "2026-03-28T10:00", "FREQ=DAILY"), 2))
                .containsExactly("2026-03-28T10:00+01:00", "2026-03-29T10:00+02:00");
        assertThat(list(recurrence("Europe/Berlin", "2026-10-24T10:00", "FREQ=DAILY"), 2))
                .containsExactly("2026-10-24T10:00+02:00", "2026-10-25T10:00+01:00");
        assertThat(list(recurrence("Asia/Tehran", "2022-03-21T10:00", "FREQ=DAILY"), 2))
                .containsExactly("2022-03-21T10:00+03:30", "2022-03-22T10:00+04:30");
    }

    @Test
    void E4_aTimeInAGapMovesForwardByTheGap() {
        assertThat(list(recurrence("America/New_York", "2026-03-07T02:30", "FREQ=DAILY"), 3))
                .containsExactly("2026-03-07T02:30-05:00", "2026-03-08T03:30-04:00", "2026-03-09T02:30-04:00");
        assertThat(list(recurrence("Australia/Lord_Howe", "2026-10-03T02:15", "FREQ=DAILY"), 3))
                .containsExactly("2026-10-03T02:15+10:30", "2026-10-04T02:45+11:00", "2026-10-05T02:15+11:00");
        assertThat(list(recurrence("Asia/Tehran", "2022-03-21T00:30", "FREQ=DAILY"), 2))
                .containsExactly("2022-03-21T00:30+03:30", "2022-03-22T01:30+04:30");
    }

    @Test
    void E4_aTimeThatStandsTwiceIsTheEarlier() {
        assertThat(list(recurrence("America/New_York", "2026-10-31T01:30", "FREQ=DAILY"), 3))
                .containsExactly("2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00");
        assertThat(list(recurrence("Europe/Berlin", "2026-10-25T02:30", "FREQ=DAILY"), 1))
                .containsExactly("2026-10-25T02:30+02:00");
        assertThat(list(recurrence("Australia/Lord_Howe", "2026-04-05T01:45", "FREQ=DAILY"), 2))
                .containsExactly("2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30");
    }

    @Test
    void E4_timesMovedByAGapStayInOrderAndEachOnce() {
        String rule = "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30,45;COUNT=4";
        assertThat(list(recurrence("Europe/Berlin", "2026-03-29T02:00", rule), 9))
                .containsExactly(
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:30+02:00",
                        "2026-03-29T03:45+02:00",
                        "2026-03-30T02:00+02:00");
        assertThat(list(recurrence("Europe/Berlin", "2026-03-29T02:00", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=45,15"), 3))
                .containsExactly("2026-03-29T03:15+02:00", "2026-03-29T03:45+02:00", "2026-03-30T02:15+02:00");
    }

    @Test
    void E4_aDayThatAZoneLeavesOutIsTheNext() {
        assertThat(list(recurrence("Pacific/Apia", "2011-12-29T10:00", "FREQ=DAILY"), 3))
                .containsExactly("2011-12-29T10:00-10:00", "2011-12-31T10:00+14:00", "2012-01-01T10:00+14:00");
        assertThat(recurrence("Pacific/Apia", "2011-12-29T10:00", "FREQ=DAILY;INTERVAL=2;BYHOUR=10")
                        .nextAfter(at("2011-12-30T09:00-10:00")))
                .hasValue(at("2011-12-31T10:00+14:00"));
    }

    @Test
    void E4_nextAfterIsStrictAndBetweenLeavesItsEndOut() {
        Recurrence daily = moscow("FREQ=DAILY");
        assertThat(daily.nextAfter(at("2026-01-05T10:00+03:00"))).hasValue(at("2026-01-06T10:00+03:00"));
        assertThat(daily.between(at("2026-01-05T10:00+03:00"), at("2026-01-08T10:00+03:00"), 9))
                .containsExactly(
                        at("2026-01-05T10:00+03:00"), at("2026-01-06T10:00+03:00"), at("2026-01-07T10:00+03:00"));
        assertThat(daily.between(at("2026-01-05T10:00+03:00"), at("2026-01-08T10:00+03:00"), 2))
                .hasSize(2);
    }

    @Test
    void E4_aDateOfLastYearsLastWeekIsFoundFromNewYearOn() {
        Recurrence week53 = recurrence("UTC", "2020-01-01T10:00", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR");
        assertThat(week53.nextAfter(at("2021-01-01T00:00Z"))).hasValue(at("2021-01-01T10:00Z"));
    }

    @Test
    void E4_week53IsNoneInAYearOf52() {
        Recurrence week53 = recurrence("UTC", "2000-03-09T10:00", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU");
        assertThat(list(week53, 3)).containsExactly("2004-12-28T10:00Z", "2009-12-29T10:00Z", "2015-12-29T10:00Z");
    }

    @Test
    void E4_weeksCountedFromTheEnd() {
        Recurrence first = recurrence("UTC", "2004-01-01T10:00", "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=FR");
        assertThat(list(first, 2)).containsExactly("2004-01-02T10:00Z", "2009-01-02T10:00Z");
    }

    @Test
    void E4_weeksWithoutDaysFallOnTheStartsWeekday() {
        Recurrence week20 = recurrence("UTC", "1997-05-13T10:00", "FREQ=YEARLY;BYWEEKNO=20");
        assertThat(list(week20, 2)).containsExactly("1997-05-13T10:00Z", "1998-05-12T10:00Z");
    }

    @Test
    void E4_yearlyDaysOfTheMonthAreInEveryMonth() {
        assertThat(list(recurrence("UTC", "2026-11-12T10:00", "FREQ=YEARLY;BYMONTHDAY=13"), 3))
                .containsExactly("2026-11-13T10:00Z", "2026-12-13T10:00Z", "2027-01-13T10:00Z");
    }

    @Test
    void E4_yearlySetPositionsCountFromJanuary() {
        assertThat(list(recurrence("UTC", "1997-09-26T10:00", "FREQ=YEARLY;BYMONTH=3,9,12;BYSETPOS=2"), 2))
                .containsExactly("1997-09-26T10:00Z", "1998-09-26T10:00Z");
    }

    @Test
    void E4_rareDailyDatesAreFound() {
        Recurrence leapMonday = recurrence("UTC", "1990-01-01T10:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO");
        assertThat(list(leapMonday, 2)).containsExactly("2016-02-29T10:00Z", "2044-02-29T10:00Z");
    }

    @Test
    void E4_thereIsNoneAfterAHundredYears() {
        assertThat(moscow("FREQ=YEARLY").from(Instant.MIN)).hasSize(100);
        assertThat(moscow("FREQ=YEARLY").nextAfter(Instant.MAX)).isEmpty();
        assertThat(moscow("FREQ=YEARLY;INTERVAL=999999999").from(Instant.MIN))
                .containsExactly(at("2026-01-05T10:00+03:00"));
    }

    private static Recurrence moscow(String rule) {
        return recurrence("Europe/Moscow", MONDAY.toString(), rule);
    }

    private static Recurrence recurrence(String zone, String start, String rule) {
        return new Recurrence(LocalDateTime.parse(start), ZoneId.of(zone), Rule.parse(rule), null, Set.of());
    }

    private static Recurrence endingAt(Recurrence endless, String endsAt) {
        return new Recurrence(
                endless.startsAt(), endless.zone(), endless.rule(), LocalDateTime.parse(endsAt), endless.exceptions());
    }

    private static List<String> list(Recurrence recurrence, int limit) {
        Stream<Instant> first = recurrence.from(Instant.MIN).limit(limit);
        return first.map(one -> one.atZone(recurrence.zone()).toOffsetDateTime().toString())
                .toList();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
