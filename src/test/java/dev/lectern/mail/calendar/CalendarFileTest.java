package dev.lectern.mail.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.mail.calendar.Occasion.Series;
import dev.lectern.mail.calendar.Occasion.Single;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The calendar file, as another library reads it: one that knows of time zones only what the file says. */
class CalendarFileTest {
    private static final Person OLGA = new Person("Olga \"Owner\"\r\nX-INJECTED: 1", "olga@example.org");
    private static final Person ANNA = new Person("Анна; Smith, PhD: x", "anna@example.org");
    private static final String LINK = "https://webinars.example.org/school/7/0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow,     2027-06-01T10:00:00Z",
        "America/New_York,  2015-06-01T10:00:00Z",
        "Europe/Kyiv,       2015-06-01T10:00:00Z",
        "Europe/Istanbul,   2014-06-01T10:00:00Z",
        "Europe/London,     2030-06-01T10:00:00Z",
        "Australia/Sydney,  2015-06-01T10:00:00Z",
        "America/Havana,    2015-06-01T10:00:00Z",
        "Asia/Jerusalem,    2015-06-01T10:00:00Z",
        "Africa/Cairo,      2015-06-01T10:00:00Z",
        "Africa/Casablanca, 2015-06-01T10:00:00Z",
        "America/Nuuk,      2027-06-01T10:00:00Z",
        "Asia/Tehran,       2015-06-01T10:00:00Z",
        "UTC,               2015-06-01T10:00:00Z"
    })
    void R7_theZoneIsWhatJavaKnowsOfIt(String name, Instant begin) {
        ZoneId zone = ZoneId.of(name);
        TimeZone told = zoneOf(read(file(single(zone, begin)).request()));

        for (Instant at = begin; at.isBefore(begin.plus(18 * 366, ChronoUnit.DAYS)); at = at.plus(HOUR)) {
            if (!changesNearby(zone, at)) {
                assertThat(told.getOffset(at.toEpochMilli()) / 1000)
                        .as("%s at %s", name, at)
                        .isEqualTo(zone.getRules().getOffset(at).getTotalSeconds());
            }
        }
    }

    @Test
    void R7_aSingleDateIsToldWithItsPeople() {
        ICalendar calendar = read(file(single(ZoneId.of("America/New_York"), Instant.parse("2030-07-01T14:00:00Z")))
                .request());
        VEvent event = calendar.getEvents().get(0);

        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(event.getUid().getValue()).isEqualTo("session-7@example.org");
        assertThat(event.getSequence().getValue()).isEqualTo(5);
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getSummary().getValue()).isEqualTo("Лекция; about, \\ everything\nand more");
        assertThat(event.getDescription().getValue()).isEqualTo("First line\nsecond, line\n\n" + LINK);
        assertThat(event.getUrl().getValue()).isEqualTo(LINK);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2030-07-01T14:00:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2030-07-01T15:00:00Z");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("olga@example.org");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Olga 'Owner' X-INJECTED: 1");
        assertThat(event.getAttendees().get(0).getEmail()).isEqualTo("anna@example.org");
        assertThat(event.getAttendees().get(0).getCommonName()).isEqualTo("Анна; Smith, PhD: x");
        assertThat(event.getExperimentalProperties()).isEmpty();
    }

    @Test
    void R7_noLineIsLongerThan75OctetsAndNoCharacterIsBroken() {
        String name = "Ж🎓".repeat(60);
        Meeting meeting = new Meeting(name, NOW, HOUR, null);

        String text = file(new Single("session-7@example.org", 5, name, ZoneId.of("Europe/Kyiv"), meeting))
                .request();

        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(75));
        assertThat(read(text).getEvents().get(0).getSummary().getValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Moscow    | 2030-01-01T10:00 | FREQ=WEEKLY;COUNT=4                       |",
                "America/New_York | 2030-01-07T19:00 | FREQ=WEEKLY;BYDAY=MO,TH                   |",
                "America/New_York | 2030-01-07T19:00 | FREQ=DAILY;UNTIL=20300601                 |",
                "Europe/Kyiv      | 2030-03-01T18:30 | FREQ=DAILY;INTERVAL=3;UNTIL=20301101T183000 |",
                "Europe/Kyiv      | 2030-03-01T18:30 | FREQ=DAILY;UNTIL=20301101T163000Z         |",
                "Europe/Istanbul  | 2030-01-31T09:00 | FREQ=MONTHLY                              |",
                "Europe/Istanbul  | 2030-01-02T09:00 | FREQ=MONTHLY;BYDAY=-1FR;COUNT=10          | 2030-06-01T00:00",
                "America/New_York | 2030-01-02T09:00 | FREQ=WEEKLY;BYDAY=MO                      | 2030-11-11T09:00",
                "Europe/London    | 2030-01-02T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO |",
                "Europe/Moscow    | 2028-02-29T12:00 | FREQ=YEARLY                               |",
                "Asia/Jerusalem   | 2030-01-02T09:00 | FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU,WE    |"
            })
    void R7_aSeriesHasExactlyItsOccurrences(ZoneId zone, LocalDateTime start, String rule, LocalDateTime end) {
        Recurrence all = new Recurrence(start, zone, Rule.parse(rule), end, Set.of());
        List<Instant> occurrences = all.from(Instant.MIN).limit(5).toList();
        Recurrence recurrence =
                new Recurrence(start, zone, Rule.parse(rule), end, Set.of(occurrences.get(0), occurrences.get(2)));
        Instant until = start.atZone(zone).toInstant().plus(3 * 366, ChronoUnit.DAYS);

        assertThat(expanded(read(file(series(recurrence)).request()), until))
                .containsExactlyElementsOf(recurrence.between(Instant.MIN, until, 10_000));
    }

    @Test
    void R7_sessionsMovedByHandAndSessionsBesideTheRuleAreTold() {
        ZoneId zone = ZoneId.of("Europe/Kyiv");
        Recurrence recurrence = new Recurrence(
                LocalDateTime.parse("2030-03-20T19:00"), zone, Rule.parse("FREQ=WEEKLY;COUNT=4"), null, Set.of());
        List<Instant> dates = recurrence.from(Instant.MIN).toList();
        Meeting asPlanned = new Meeting("Course", dates.get(0), HOUR, dates.get(0));
        Meeting moved = new Meeting("Course", dates.get(2).plus(HOUR), HOUR, dates.get(2));
        Meeting beside = new Meeting("Extra", Instant.parse("2030-04-15T10:00:00Z"), HOUR.multipliedBy(2), null);

        ICalendar calendar =
                read(file(series(recurrence, asPlanned, moved, beside)).request());

        assertThat(calendar.getEvents()).hasSize(3);
        assertThat(calendar.getEvents().stream().map(event -> event.getUid().getValue()))
                .containsOnly("event-7@example.org");
        assertThat(expanded(calendar, Instant.parse("2031-01-01T00:00:00Z")))
                .containsExactly(dates.get(0), dates.get(1), dates.get(2).plus(HOUR), dates.get(3), beside.startsAt());
        assertThat(calendar.getEvents().get(2).getDateEnd().getValue().toInstant())
                .isEqualTo(beside.startsAt().plus(HOUR).plus(HOUR));
    }

    @Test
    void R7_aCancelledSeriesAndACancelledDateOfItKeepTheirNames() {
        ZoneId zone = ZoneId.of("Europe/Kyiv");
        Recurrence recurrence = new Recurrence(
                LocalDateTime.parse("2030-03-20T19:00"), zone, Rule.parse("FREQ=WEEKLY;COUNT=4"), null, Set.of());
        Instant date = recurrence.from(Instant.MIN).skip(1).findFirst().orElseThrow();

        ICalendar whole = read(file(series(recurrence)).cancel());
        ICalendar one = read(file(series(recurrence)).cancel(new Meeting("Course", date.plus(HOUR), HOUR, date)));

        assertThat(List.of(whole, one)).allSatisfy(calendar -> {
            assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
            assertThat(calendar.getEvents()).hasSize(1);
            assertThat(calendar.getEvents().get(0).getUid().getValue()).isEqualTo("event-7@example.org");
            assertThat(calendar.getEvents().get(0).getStatus().getValue()).isEqualTo("CANCELLED");
        });
        assertThat(whole.getEvents().get(0).getRecurrenceId()).isNull();
        assertThat(one.getEvents().get(0).getRecurrenceId().getValue().toInstant())
                .isEqualTo(date);
    }

    @Test
    void R7_withoutARuleTheSessionsAreTheDates() {
        Instant first = Instant.parse("2030-05-01T10:00:00Z");
        Meeting one = new Meeting("Part one", first, HOUR, null);
        Meeting two = new Meeting("Part two", first.plus(3, ChronoUnit.DAYS), HOUR, null);

        assertThat(expanded(read(file(series(null, one, two)).request()), Instant.parse("2031-01-01T00:00:00Z")))
                .containsExactly(one.startsAt(), two.startsAt());
        assertThat(series(null, one, two).upcoming(NOW, 5)).containsExactly(one, two);
    }

    /** The other library takes instants for local times of the zone; it is right again a day or two later. */
    private static boolean changesNearby(ZoneId zone, Instant at) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(at.minus(2, ChronoUnit.DAYS));
        return next != null && next.getInstant().isBefore(at.plus(2, ChronoUnit.DAYS));
    }

    private static CalendarFile file(Occasion occasion) {
        return new CalendarFile(occasion, OLGA, ANNA, LINK, NOW);
    }

    private static Single single(ZoneId zone, Instant startsAt) {
        return new Single(
                "session-7@example.org",
                5,
                "First line\nsecond, line",
                zone,
                new Meeting("Лекция; about, \\ everything\nand more", startsAt, HOUR, null));
    }

    private static Series series(Recurrence recurrence, Meeting... sessions) {
        ZoneId zone = recurrence == null ? ZoneId.of("Europe/Moscow") : recurrence.zone();
        Instant start =
                recurrence == null ? NOW : recurrence.startsAt().atZone(zone).toInstant();
        return new Series(
                "event-7@example.org",
                5,
                "",
                zone,
                new Meeting("Course", start, HOUR, null),
                recurrence,
                List.of(sessions));
    }

    private static ICalendar read(String text) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        ICalendar calendar = Biweekly.parse(text).warnings(warnings).first();
        assertThat(warnings).as(text).allSatisfy(some -> assertThat(some).isEmpty());
        assertThat(calendar.validate(calendar.getVersion()).getWarnings())
                .as(text)
                .isEmpty();
        assertThat(text.replace("\r\n", "")).as("line ends").doesNotContain("\n", "\r");
        return calendar;
    }

    private static TimeZone zoneOf(ICalendar calendar) {
        return calendar.getTimezoneInfo()
                .getTimezone(calendar.getEvents().get(0).getDateStart())
                .getTimeZone();
    }

    /** All dates, with what exceptions to the series say in place of what it says. */
    private static Set<Instant> expanded(ICalendar calendar, Instant until) {
        TimeZone zone = zoneOf(calendar);
        Set<Instant> replaced = new HashSet<>();
        Set<Instant> dates = new TreeSet<>();
        for (VEvent event : calendar.getEvents()) {
            if (event.getRecurrenceId() != null) {
                replaced.add(event.getRecurrenceId().getValue().toInstant());
                dates.add(event.getDateStart().getValue().toInstant());
            }
        }
        if (calendar.getEvents().get(0).getRecurrenceRule() == null) {
            dates.add(calendar.getEvents().get(0).getDateStart().getValue().toInstant());
        }
        DateIterator iterator = calendar.getEvents().get(0).getDateIterator(zone);
        while (iterator.hasNext()) {
            Date date = iterator.next();
            if (!date.toInstant().isBefore(until)) {
                break;
            }
            if (!replaced.contains(date.toInstant())) {
                dates.add(date.toInstant());
            }
        }
        return dates;
    }
}
