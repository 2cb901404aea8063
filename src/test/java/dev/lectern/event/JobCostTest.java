package dev.lectern.event;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the job costs: it grows with what is due, not with what is stored (J3). */
@QuarkusTest
class JobCostTest {
    private static final int IDLE = 3;

    /** Lock, read, see what is taken, insert, copy of four kinds, advance. */
    private static final int MAKING = 9;

    /** Lock, stop. */
    private static final int STOPPING = 2;

    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    private EventSteps steps;

    @BeforeEach
    void beginsWithNothingDue() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        steps = EventSteps.of(database);
        job.now();
    }

    @AfterEach
    void removesTheEvents() {
        steps.removeAll();
        clock.reset();
    }

    @Test
    void J3_anIdleRunIsThreeStatementsHoweverMuchIsStored() {
        steps.storeSeries(10_000, "2030-06-01 12:00:00", "FREQ=WEEKLY");
        assertThat(statements.of(job::now)).isEqualTo(IDLE);
    }

    @Test
    void J3_whatIsNotDueIsNotRead() throws SQLException {
        steps.storeSeries(10_000, "2030-06-01 12:00:00", "FREQ=WEEKLY");
        steps.storeFirstSessions();
        database.analyze("events", "event_sessions");
        assertThat(plan(SessionMaker.DUE)).contains("events_due_idx").doesNotContain("Seq Scan");
        assertThat(plan(EventCloser.REVIEWED)).contains("events_review_idx").doesNotContain("Seq Scan");
        assertThat(plan(EventCloser.OVERDUE)).contains("event_sessions_due_idx").doesNotContain("Seq Scan");
    }

    @Test
    void J3_statementsGrowWithBatchesAndNotWithEvents() {
        steps.storeSeries(250, "2030-01-02 12:00:00", "FREQ=DAILY;COUNT=2");
        long used = statements.of(() -> assertThat(job.now().sessionsMade()).isEqualTo(500));
        assertThat(sessions()).isEqualTo("500");
        assertThat(used).isEqualTo(IDLE + 3 * (MAKING + STOPPING));
    }

    @Test
    void J3_moreThanABatchIsClosedInOneRun() {
        steps.storeSeries(250, "2030-01-02 12:00:00", "FREQ=DAILY;COUNT=1");
        job.now();
        clock.stopAt(Instant.parse("2030-01-03T12:00:00Z"));
        job.now();
        assertThat(closed("event_sessions")).isEqualTo("250");
        assertThat(closed("events")).isEqualTo("250");
    }

    private String sessions() {
        return steps.stored(
                "SELECT count(*) FROM event_sessions WHERE organization_id = ?",
                steps.organization().id());
    }

    private String closed(String table) {
        return steps.stored(
                "SELECT count(*) FROM " + table + " WHERE status = 'STOP' AND organization_id = ?",
                steps.organization().id());
    }

    private String plan(String statement) {
        String sql = "EXPLAIN (FORMAT JSON) " + statement;
        for (Map.Entry<String, String> parameter : Map.of(
                        ":until", "timestamptz '2030-02-01Z'", ":limit", "timestamptz '2030-01-01Z'", ":batch", "100")
                .entrySet()) {
            sql = sql.replace(parameter.getKey(), parameter.getValue());
        }
        return steps.stored(sql);
    }
}
