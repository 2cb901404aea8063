package dev.lectern.event;

import java.time.Instant;
import java.util.List;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of sessions when the dates of their event change (E13). 1 January 2030 is a Tuesday. */
@QuarkusTest
class RuleChangeTest {
    private static final Instant TUESDAY = Instant.parse("2030-01-01T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2030-01-02T09:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2030-01-03T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2030-01-04T09:00:00Z");

    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;
    private long event;

    @BeforeEach
    void hasSessionsFromTuesdayToThursday() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        steps = EventSteps.of(database);
        event = steps.series("2030-01-01 12:00:00", "FREQ=DAILY;COUNT=3");
        job.now();
        assertThat(steps.starts(event)).containsExactly(TUESDAY, WEDNESDAY, THURSDAY);
    }

    @AfterEach
    void resetsTheClock() {
        clock.reset();
    }

    @Test
    void E13_sessionsThatOnlyTheJobTouchedFollowTheRule() {
        List<Long> before = steps.sessions(event);
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(WEDNESDAY, FRIDAY);
        assertThat(steps.sessions(event)).first().isEqualTo(before.get(1));
    }

    @Test
    void E13_theyFollowANewStartAndANewZoneToo() {
        steps.changeEvent(event, "startsAt", "2030-01-01 13:00:00");
        job.now();
        assertThat(steps.starts(event)).first().isEqualTo(TUESDAY.plusSeconds(3600));
        steps.changeEvent(event, "timezone", "Europe/London");
        job.now();
        assertThat(steps.starts(event)).hasSize(3).first().isEqualTo(TUESDAY.plusSeconds(4 * 3600));
    }

    @Test
    void E13_withoutARuleTheyGo() {
        steps.changeEvent(event, "rule", "");
        job.now();
        assertThat(steps.starts(event)).isEmpty();
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
    }

    @Test
    void E13_anotherChangeLeavesThem() {
        List<Long> before = steps.sessions(event);
        steps.changeEvent(event, "name", "Seminar");
        job.now();
        assertThat(steps.sessions(event)).isEqualTo(before);
    }

    @Test
    void E13_anEditedOneStays() {
        steps.changeSession(tuesday(), "name", "With a guest");
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(TUESDAY, WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_oneMadeByHandStandsForTheOccurrenceThatItFitsNow() {
        steps.session(event, "startsAt", "2030-01-04 12:00:00");
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_aSingleEventsSessionIsTheFirstOfItsSeries() {
        long single = steps.event("startsAt", "2030-01-01 12:00:00");
        steps.session(single);
        steps.changeEvent(single, "rule", "FREQ=DAILY;COUNT=2");
        job.now();
        assertThat(steps.starts(single)).containsExactly(TUESDAY, WEDNESDAY);
    }

    @Test
    void E13_oneOnAirStays() {
        steps.start(steps.sessions(event).get(2));
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(clock.instant(), WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_oneThatIsOverStays() {
        steps.start(tuesday());
        steps.stop(tuesday());
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(clock.instant(), WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_oneThatSomebodyRegisteredForStays() {
        steps.stored("UPDATE event_sessions SET participations_count = 1 WHERE id = ? RETURNING id", tuesday());
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(TUESDAY, WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_oneMadeByHandStays() {
        Instant evening = TUESDAY.plusSeconds(6 * 3600);
        steps.session(event, "startsAt", "2030-01-01 18:00:00");
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(evening, WEDNESDAY, FRIDAY);
    }

    @Test
    void E13_oneThatHasPassedStays() {
        clock.stopAt(TUESDAY);
        changeToWednesdayAndFriday();
        assertThat(steps.starts(event)).containsExactly(TUESDAY, WEDNESDAY, FRIDAY);
    }

    private long tuesday() {
        return steps.sessions(event).get(0);
    }

    private void changeToWednesdayAndFriday() {
        steps.changeEvent(event, "rule", "FREQ=WEEKLY;BYDAY=WE,FR;COUNT=2");
        job.now();
    }
}
