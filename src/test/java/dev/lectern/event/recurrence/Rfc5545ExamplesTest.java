package dev.lectern.event.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of RFC 5545 §3.8.5.3 with a FREQ that E4 accepts, as printed there, in America/New_York. */
class Rfc5545ExamplesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("uuuu MMMM d HH:mm", Locale.ENGLISH);

    @Test
    void E4_dailyForTenOccurrences() {
        assertThat(all("19970902T090000", "FREQ=DAILY;COUNT=10"))
                .isEqualTo(edt(1997, "September 2,3,4,5,6,7,8,9,10,11"));
    }

    @Test
    void E4_dailyUntilDecember24() {
        assertThat(all("19970902T090000", "FREQ=DAILY;UNTIL=19971224T000000Z"))
                .isEqualTo(
                        join(days("1997-09-02", "1997-10-25", "-04:00"), days("1997-10-26", "1997-12-23", "-05:00")));
    }

    @Test
    void E4_everyOtherDayForever() {
        assertThat(first(47, "19970902T090000", "FREQ=DAILY;INTERVAL=2"))
                .isEqualTo(join(
                        edt(
                                1997,
                                "September 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30",
                                "October 2,4,6,8,10,12,14,16,18,20,22,24"),
                        est(
                                1997,
                                "October 26,28,30",
                                "November 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29",
                                "December 1,3")));
    }

    @Test
    void E4_everyTenDaysFiveOccurrences() {
        assertThat(all("19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5"))
                .isEqualTo(edt(1997, "September 2,12,22", "October 2,12"));
    }

    @Test
    void E4_everyDayInJanuaryForThreeYearsAsYearlyRule() {
        assertThat(all("19980101T090000", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA"))
                .isEqualTo(januaries());
    }

    @Test
    void E4_everyDayInJanuaryForThreeYearsAsDailyRule() {
        assertThat(all("19980101T090000", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1"))
                .isEqualTo(januaries());
    }

    @Test
    void E4_weeklyForTenOccurrences() {
        assertThat(all("19970902T090000", "FREQ=WEEKLY;COUNT=10"))
                .isEqualTo(join(
                        edt(1997, "September 2,9,16,23,30", "October 7,14,21"), est(1997, "October 28", "November 4")));
    }

    @Test
    void E4_weeklyUntilDecember24() {
        assertThat(all("19970902T090000", "FREQ=WEEKLY;UNTIL=19971224T000000Z"))
                .isEqualTo(join(
                        edt(1997, "September 2,9,16,23,30", "October 7,14,21"),
                        est(1997, "October 28", "November 4,11,18,25", "December 2,9,16,23")));
    }

    @Test
    void E4_everyOtherWeekForever() {
        assertThat(first(13, "19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU"))
                .isEqualTo(join(
                        edt(1997, "September 2,16,30", "October 14"),
                        est(1997, "October 28", "November 11,25", "December 9,23"),
                        est(1998, "January 6,20", "February 3,17")));
    }

    @Test
    void E4_weeklyOnTuesdayAndThursdayForFiveWeeks() {
        List<OffsetDateTime> printed = edt(1997, "September 2,4,9,11,16,18,23,25,30", "October 2");
        assertThat(all("19970902T090000", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH"))
                .isEqualTo(printed);
        assertThat(all("19970902T090000", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH"))
                .isEqualTo(printed);
    }

    @Test
    void E4_everyOtherWeekOnThreeDaysUntilDecember24() {
        assertThat(all("19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR"))
                .isEqualTo(join(
                        edt(1997, "September 1,3,5,15,17,19,29", "October 1,3,13,15,17"),
                        est(1997, "October 27,29,31", "November 10,12,14,24,26,28", "December 8,10,12,22")));
    }

    @Test
    void E4_everyOtherWeekOnTuesdayAndThursdayForEightOccurrences() {
        assertThat(all("19970902T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH"))
                .isEqualTo(edt(1997, "September 2,4,16,18,30", "October 2,14,16"));
    }

    @Test
    void E4_monthlyOnTheFirstFridayForTenOccurrences() {
        assertThat(all("19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR"))
                .isEqualTo(join(
                        edt(1997, "September 5", "October 3"),
                        est(1997, "November 7", "December 5"),
                        est(1998, "January 2", "February 6", "March 6", "April 3"),
                        edt(1998, "May 1", "June 5")));
    }

    @Test
    void E4_monthlyOnTheFirstFridayUntilDecember24() {
        assertThat(all("19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR"))
                .isEqualTo(join(edt(1997, "September 5", "October 3"), est(1997, "November 7", "December 5")));
    }

    @Test
    void E4_everyOtherMonthOnTheFirstAndLastSunday() {
        assertThat(all("19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU"))
                .isEqualTo(join(
                        edt(1997, "September 7,28"),
                        est(1997, "November 2,30"),
                        est(1998, "January 4,25", "March 1,29"),
                        edt(1998, "May 3,31")));
    }

    @Test
    void E4_monthlyOnTheSecondToLastMonday() {
        assertThat(all("19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO"))
                .isEqualTo(join(
                        edt(1997, "September 22", "October 20"),
                        est(1997, "November 17", "December 22"),
                        est(1998, "January 19", "February 16")));
    }

    @Test
    void E4_monthlyOnTheThirdToLastDay() {
        assertThat(first(6, "19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3"))
                .isEqualTo(join(
                        edt(1997, "September 28"),
                        est(1997, "October 29", "November 28", "December 29"),
                        est(1998, "January 29", "February 26")));
    }

    @Test
    void E4_monthlyOnTheSecondAndFifteenth() {
        assertThat(all("19970902T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15"))
                .isEqualTo(join(
                        edt(1997, "September 2,15", "October 2,15"),
                        est(1997, "November 2,15", "December 2,15"),
                        est(1998, "January 2,15")));
    }

    @Test
    void E4_monthlyOnTheFirstAndLastDay() {
        assertThat(all("19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1"))
                .isEqualTo(join(
                        edt(1997, "September 30", "October 1"),
                        est(1997, "October 31", "November 1,30", "December 1,31"),
                        est(1998, "January 1,31", "February 1")));
    }

    @Test
    void E4_everyEighteenMonthsOnTheTenthToFifteenth() {
        assertThat(all("19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15"))
                .isEqualTo(join(edt(1997, "September 10,11,12,13,14,15"), est(1999, "March 10,11,12,13")));
    }

    @Test
    void E4_everyTuesdayEveryOtherMonth() {
        assertThat(first(18, "19970902T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU"))
                .isEqualTo(join(
                        edt(1997, "September 2,9,16,23,30"),
                        est(1997, "November 4,11,18,25"),
                        est(1998, "January 6,13,20,27", "March 3,10,17,24,31")));
    }

    @Test
    void E4_yearlyInJuneAndJuly() {
        assertThat(all("19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7"))
                .isEqualTo(join(
                        edt(1997, "June 10", "July 10"),
                        edt(1998, "June 10", "July 10"),
                        edt(1999, "June 10", "July 10"),
                        edt(2000, "June 10", "July 10"),
                        edt(2001, "June 10", "July 10")));
    }

    @Test
    void E4_everyOtherYearInThreeMonths() {
        assertThat(all("19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3"))
                .isEqualTo(join(
                        est(1997, "March 10"),
                        est(1999, "January 10", "February 10", "March 10"),
                        est(2001, "January 10", "February 10", "March 10"),
                        est(2003, "January 10", "February 10", "March 10")));
    }

    @Test
    void E4_everyThirdYearOnThreeDaysOfTheYear() {
        assertThat(all("19970101T090000", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200"))
                .isEqualTo(join(
                        est(1997, "January 1"),
                        edt(1997, "April 10", "July 19"),
                        est(2000, "January 1"),
                        edt(2000, "April 9", "July 18"),
                        est(2003, "January 1"),
                        edt(2003, "April 10", "July 19"),
                        est(2006, "January 1")));
    }

    @Test
    void E4_everyTwentiethMondayOfTheYear() {
        assertThat(first(3, "19970519T090000", "FREQ=YEARLY;BYDAY=20MO"))
                .isEqualTo(join(edt(1997, "May 19"), edt(1998, "May 18"), edt(1999, "May 17")));
    }

    @Test
    void E4_mondayOfWeekTwenty() {
        assertThat(first(3, "19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"))
                .isEqualTo(join(edt(1997, "May 12"), edt(1998, "May 11"), edt(1999, "May 17")));
    }

    @Test
    void E4_everyThursdayInMarch() {
        assertThat(first(11, "19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH"))
                .isEqualTo(join(
                        est(1997, "March 13,20,27"), est(1998, "March 5,12,19,26"), est(1999, "March 4,11,18,25")));
    }

    @Test
    void E4_everyThursdayInSummer() {
        assertThat(first(39, "19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8"))
                .isEqualTo(join(
                        edt(1997, "June 5,12,19,26", "July 3,10,17,24,31", "August 7,14,21,28"),
                        edt(1998, "June 4,11,18,25", "July 2,9,16,23,30", "August 6,13,20,27"),
                        edt(1999, "June 3,10,17,24", "July 1,8,15,22,29", "August 5,12,19,26")));
    }

    /** Printed with EXDATE for its start: a Tuesday, which here is no occurrence without it. */
    @Test
    void E4_everyFridayThe13th() {
        assertThat(first(5, "19970902T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"))
                .isEqualTo(join(
                        est(1998, "February 13", "March 13", "November 13"),
                        edt(1999, "August 13"),
                        edt(2000, "October 13")));
    }

    @Test
    void E4_firstSaturdayAfterTheFirstSunday() {
        assertThat(first(10, "19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"))
                .isEqualTo(join(
                        edt(1997, "September 13", "October 11"),
                        est(1997, "November 8", "December 13"),
                        est(1998, "January 10", "February 7", "March 7"),
                        edt(1998, "April 11", "May 9", "June 13")));
    }

    @Test
    void E4_presidentialElectionDay() {
        assertThat(first(3, "19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"))
                .isEqualTo(join(est(1996, "November 5"), est(2000, "November 7"), est(2004, "November 2")));
    }

    @Test
    void E4_thirdOfTuesdayWednesdayThursday() {
        assertThat(all("19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"))
                .isEqualTo(join(edt(1997, "September 4", "October 7"), est(1997, "November 6")));
    }

    @Test
    void E4_secondToLastWeekday() {
        assertThat(first(7, "19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2"))
                .isEqualTo(join(
                        edt(1997, "September 29"),
                        est(1997, "October 30", "November 27", "December 30"),
                        est(1998, "January 29", "February 26", "March 30")));
    }

    @Test
    void E4_everyTwentyMinutesOfTheWorkingDayAsDailyRule() {
        List<OffsetDateTime> printed = Stream.of(2, 3)
                .flatMap(day -> IntStream.range(0, 24)
                        .mapToObj(third -> LocalDateTime.of(1997, 9, day, 9, 0).plusMinutes(20L * third)))
                .map(local -> local.atZone(NEW_YORK).toOffsetDateTime())
                .toList();
        assertThat(printed.get(23)).isEqualTo("1997-09-02T16:40-04:00");
        assertThat(first(48, "19970902T090000", "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40"))
                .isEqualTo(printed);
    }

    @Test
    void E4_weekStartMakesADifference() {
        assertThat(all("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"))
                .isEqualTo(edt(1997, "August 5,10,19,24"));
        assertThat(all("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"))
                .isEqualTo(edt(1997, "August 5,17,19,31"));
    }

    @Test
    void E4_invalidDatesAreLeftOut() {
        assertThat(all("20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"))
                .isEqualTo(join(est(2007, "January 15,30", "February 15"), edt(2007, "March 15,30")));
    }

    private static List<OffsetDateTime> all(String start, String rule) {
        return first(1000, start, rule);
    }

    private static List<OffsetDateTime> first(int limit, String start, String rule) {
        LocalDateTime startsAt = LocalDateTime.parse(start, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
        return new Recurrence(startsAt, NEW_YORK, Rule.parse(rule), null, Set.of())
                .from(startsAt.atZone(NEW_YORK).toInstant())
                .limit(limit)
                .map(occurrence -> occurrence.atZone(NEW_YORK).toOffsetDateTime())
                .toList();
    }

    private static List<OffsetDateTime> edt(int year, String... months) {
        return printed(year, "-04:00", months);
    }

    private static List<OffsetDateTime> est(int year, String... months) {
        return printed(year, "-05:00", months);
    }

    private static List<OffsetDateTime> printed(int year, String offset, String... months) {
        return Arrays.stream(months)
                .map(month -> month.split(" "))
                .flatMap(month -> Arrays.stream(month[1].split(",")).map(day -> year + " " + month[0] + " " + day))
                .map(date -> LocalDateTime.parse(date + " 09:00", PRINTED))
                .map(local -> OffsetDateTime.parse(local + offset))
                .toList();
    }

    private static List<OffsetDateTime> januaries() {
        return join(
                days("1998-01-01", "1998-01-31", "-05:00"),
                days("1999-01-01", "1999-01-31", "-05:00"),
                days("2000-01-01", "2000-01-31", "-05:00"));
    }

    private static List<OffsetDateTime> days(String first, String last, String offset) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .map(day -> OffsetDateTime.parse(day + "T09:00" + offset))
                .toList();
    }

    @SafeVarargs
    private static List<OffsetDateTime> join(List<OffsetDateTime>... lists) {
        List<OffsetDateTime> all = new ArrayList<>();
        for (List<OffsetDateTime> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
