package dev.lectern.event;

import java.time.Instant;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When sessions are closed that nobody stopped, and events of which nothing is to come (J2). */
@QuarkusTest
class EventClosingTest {
    private static final String ONE_DAY = "FREQ=DAILY;COUNT=1";
    private static final String TWO_DAYS = "FREQ=DAILY;COUNT=2";
    private static final String NOON = "2030-01-01 12:00:00";

    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;

    @BeforeEach
    void beginsAtMidnight() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        steps = EventSteps.of(database);
    }

    @AfterEach
    void resetsTheClock() {
        clock.reset();
    }

    @Test
    void J2_stoppingTheLastSessionStopsTheEventAtOnce() {
        long event = steps.series(NOON, ONE_DAY);
        job.now();
        startAndStop(event, 0);
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_stoppingTheOnlySessionOfASingleEventStopsIt() {
        long event = steps.event("startsAt", NOON);
        steps.session(event);
        startAndStop(event, 0);
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_anotherSessionKeepsTheEvent() {
        long event = steps.series(NOON, TWO_DAYS);
        job.now();
        startAndStop(event, 0);
        job.now();
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
        startAndStop(event, 1);
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_anOccurrenceBeyondTheHorizonKeepsTheEvent() {
        long event = steps.series(NOON, "FREQ=YEARLY;COUNT=2");
        job.now();
        startAndStop(event, 0);
        job.now();
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
    }

    @Test
    void J2_aSessionStoppedEarlyUsedItsOccurrenceUp() {
        long event = steps.series("2030-01-01 12:00:00", ONE_DAY);
        steps.session(event, "startsAt", NOON);
        startAndStop(event, 0);
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
        job.now();
        assertThat(steps.sessions(event)).hasSize(1);
    }

    @Test
    void J2_theJobStopsAnEventWhoseLastSessionWasDeleted() {
        long event = steps.series(NOON, TWO_DAYS);
        job.now();
        steps.deleteSession(steps.sessions(event).get(0));
        job.now();
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
        steps.deleteSession(steps.sessions(event).get(0));
        job.now();
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_theJobStopsAnEventWhoseOccurrencesPassedWhileItWasDown() {
        long event = steps.series(NOON, "FREQ=DAILY;UNTIL=20300103");
        job.at("2030-01-10T00:00:00Z");
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
        assertThat(steps.sessions(event)).isEmpty();
    }

    @Test
    void J2_theJobStopsAnEventThatLostItsRuleAfterItsLastSession() {
        long event = steps.series(NOON, TWO_DAYS);
        job.now();
        startAndStop(event, 0);
        steps.changeEvent(event, "rule", "");
        job.now();
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_aSingleEventThatNeverHadASessionIsLeftAlone() {
        long event = steps.event("startsAt", NOON);
        job.at("2030-06-01T00:00:00Z");
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
    }

    @Test
    void J2_aSessionNeverStartedIsClosedTwelveHoursAfterItsPlannedEnd() {
        long event = steps.series(NOON, ONE_DAY);
        job.now();
        long session = steps.sessions(event).get(0);
        job.at("2030-01-01T22:00:00Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("ACTIVE");
        job.at("2030-01-01T22:00:01Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("STOP");
        assertThat(endsAt(session)).isNull();
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_aSessionOnAirIsStoppedTwelveHoursAfterTheEndThatItsActualStartGives() {
        long event = steps.series(NOON, ONE_DAY);
        job.now();
        long session = steps.sessions(event).get(0);
        clock.stopAt(Instant.parse("2030-01-01T11:00:00Z"));
        steps.start(session);
        job.at("2030-01-02T00:00:00Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("START");
        job.at("2030-01-02T00:00:01Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("STOP");
        assertThat(endsAt(session)).isEqualTo("2030-01-02 00:00:01");
        assertThat(steps.eventStatus(event)).isEqualTo("STOP");
    }

    @Test
    void J2_aSessionMadeLongerOnAirMayGoOnForLonger() {
        long event = steps.series(NOON, ONE_DAY);
        job.now();
        long session = steps.sessions(event).get(0);
        clock.stopAt(Instant.parse("2030-01-01T11:00:00Z"));
        steps.start(session);
        steps.changeSession(session, "duration", "PT5H0M0S");
        job.at("2030-01-02T04:00:00Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("START");
        job.at("2030-01-02T04:00:01Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("STOP");
    }

    @Test
    void J2_aSessionMadeInThePastHasItsTimeFromThen() {
        long event = steps.event("startsAt", "2029-06-01 12:00:00");
        steps.session(event);
        long session = steps.sessions(event).get(0);
        job.at("2030-01-01T13:00:00Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("ACTIVE");
        job.at("2030-01-01T13:00:01Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("STOP");
    }

    @Test
    void J2_aSessionPutOffIsClosedByItsNewPlan() {
        long event = steps.event("startsAt", NOON);
        long session = steps.session(event);
        steps.changeSession(session, "startsAt", "2030-01-05 12:00:00");
        job.at("2030-01-05T22:00:00Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("ACTIVE");
        job.at("2030-01-05T22:00:01Z");
        assertThat(steps.sessionStatus(session)).isEqualTo("STOP");
    }

    @Test
    void J2_closingOneSessionLeavesTheOthersOfItsEvent() {
        long event = steps.series(NOON, TWO_DAYS);
        job.now();
        job.at("2030-01-01T23:00:00Z");
        assertThat(steps.sessionStatus(steps.sessions(event).get(0))).isEqualTo("STOP");
        assertThat(steps.sessionStatus(steps.sessions(event).get(1))).isEqualTo("ACTIVE");
        assertThat(steps.eventStatus(event)).isEqualTo("ACTIVE");
    }

    private void startAndStop(long event, int which) {
        long session = steps.sessions(event).get(which);
        steps.start(session);
        steps.stop(session);
    }

    private String endsAt(long session) {
        return steps.stored(
                "SELECT to_char(ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM event_sessions WHERE id = ?",
                session);
    }
}
