package dev.lectern.event;

import java.sql.SQLException;
import java.time.Instant;
import jakarta.inject.Inject;

import dev.lectern.testing.Scrape;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of what waits for the job. */
@QuarkusTest
class JobMetricsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Inject
    JobRun job;

    @Inject
    JobMetrics metrics;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;

    /** The figures are of all organisations: what other tests have left must not become due. */
    @BeforeEach
    void nothingIsDue() throws SQLException {
        clock.stopAt(NOW);
        steps = EventSteps.of(database);
        database.text("""
                WITH quiet_events AS (
                    UPDATE events SET next_occurrence_at = NULL WHERE next_occurrence_at IS NOT NULL RETURNING id),
                quiet_sessions AS (
                    UPDATE event_sessions SET due_at = '9999-12-31' WHERE status <> 'STOP' RETURNING id)
                SELECT (SELECT count(*) FROM quiet_events) + (SELECT count(*) FROM quiet_sessions)
                """);
    }

    @AfterEach
    void goesOn() {
        clock.reset();
    }

    @Test
    void nothingWaitsAfterARun() {
        steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=1");
        job.now();

        Scrape scrape = look();

        assertThat(scrape.sum("lectern_job_events_due")).isZero();
        assertThat(scrape.sum("lectern_job_lag_seconds")).isZero();
    }

    @Test
    void anEventWaitsFromWhenItsDateCameWithinTheHorizon() {
        steps.series("2030-01-31 03:00:00", "FREQ=DAILY;COUNT=1");
        clock.stopAt(NOW.plusSeconds(600));

        Scrape scrape = look();

        assertThat(scrape.sum("lectern_job_events_due")).isEqualTo(1);
        assertThat(scrape.sum("lectern_job_lag_seconds")).isEqualTo(600);
    }

    /** Else a new event with a date next week would look as if the job had done nothing for three. */
    @Test
    void anEventWaitsForNoLongerThanThereIsOne() {
        steps.series("2030-01-08 12:00:00", "FREQ=DAILY;COUNT=1");
        clock.stopAt(NOW.plusSeconds(30));

        Scrape scrape = look();

        assertThat(scrape.sum("lectern_job_events_due")).isEqualTo(1);
        assertThat(scrape.sum("lectern_job_lag_seconds")).isEqualTo(30);
    }

    @Test
    void aSessionWaitsFromTwelveHoursAfterItsEnd() {
        steps.series("2030-01-01 12:00:00", "FREQ=DAILY;COUNT=1");
        job.now();
        Instant end = Instant.parse("2030-01-01T10:00:00Z");
        clock.stopAt(end.plusSeconds(12 * 3_600 + 90));

        Scrape scrape = look();

        assertThat(scrape.sum("lectern_job_sessions_overdue")).isEqualTo(1);
        assertThat(scrape.sum("lectern_job_lag_seconds")).isEqualTo(90);
    }

    @Test
    void aLookIsOfIndexesAlone() throws SQLException {
        String sql = JobMetrics.STATE.replaceAll("\\$[123]", "now()");
        String plan = database.text("EXPLAIN (FORMAT JSON) " + sql);
        assertThat(plan).contains("events_due_idx", "event_sessions_due_idx").doesNotContain("Seq Scan");
    }

    private Scrape look() {
        metrics.refresh().await().indefinitely();
        return Scrape.now();
    }
}
