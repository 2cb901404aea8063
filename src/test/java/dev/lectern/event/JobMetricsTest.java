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

    @BeforeEach
    void nothingIsDue() {
        clock.stopAt(NOW);
        steps = EventSteps.of(database);
        job.now();
    }

    @AfterEach
    void goesOn() {
        clock.reset();
    }

    @Test
    void nothingWaitsAfterARun() {
        assertThat(look().sum("lectern_job_events_due")).isZero();
        assertThat(look().sum("lectern_job_lag_seconds")).isZero();
    }

    /** Thirty days before its date, which is five minutes from now. */
    @Test
    void anEventWaitsFromWhenItsDateComesWithinTheHorizon() {
        steps.series("2030-01-31 03:05:00", "FREQ=DAILY;COUNT=1");
        clock.stopAt(NOW.plusSeconds(900));
        Scrape scrape = look();
        assertThat(scrape.sum("lectern_job_events_due")).isEqualTo(1);
        assertThat(scrape.sum("lectern_job_lag_seconds")).isEqualTo(600);
    }

    /** Else a new event with a date next week would look as if the job had done nothing for three. */
    @Test
    void anEventWaitsForNoLongerThanThereIsOne() {
        steps.series("2030-01-30 12:00:00", "FREQ=DAILY;COUNT=1");
        clock.stopAt(NOW.plusSeconds(600));
        Scrape scrape = look();
        assertThat(scrape.sum("lectern_job_events_due")).isEqualTo(1);
        assertThat(scrape.sum("lectern_job_lag_seconds")).isEqualTo(600);
    }

    @Test
    void aSessionWaitsFromTwelveHoursAfterItsEnd() {
        steps.series("2030-01-01 12:00:00", "FREQ=DAILY;COUNT=1");
        job.now();
        Instant due = Instant.parse(date("SELECT due_at FROM event_sessions ORDER BY id DESC LIMIT 1")
                        .replace(' ', 'T') + "Z");
        clock.stopAt(due.plusSeconds(12 * 3_600 + 90));
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

    private String date(String sql) {
        try {
            return database.text("SELECT to_char((" + sql + ") AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
