package dev.lectern.event;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of the job: a line a run that did something, and metrics. */
@QuarkusTest
class JobReportTest {
    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;
    private final Lines lines = new Lines();

    @BeforeEach
    void listensWithNothingDue() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        steps = EventSteps.of(database);
        job.now();
        Logger.getLogger(SessionJob.class.getName()).addHandler(lines);
    }

    @AfterEach
    void stopsListening() {
        Logger.getLogger(SessionJob.class.getName()).removeHandler(lines);
        clock.reset();
    }

    @Test
    void aRunThatDidSomethingIsOneLineOfTheLog() {
        steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=2");
        job.now();
        assertThat(lines.lines)
                .singleElement()
                .asString()
                .matches("Made 2 sessions, closed 0, stopped 0 events in \\d+ ms");
    }

    @Test
    void anIdleRunSaysNothing() {
        job.now();
        assertThat(lines.lines).isEmpty();
    }

    @Test
    void metricsCountRunsAndWhatTheyDid() {
        double runs = metric("lectern_job_seconds_count{result=\"done\"}");
        double made = metric("lectern_job_sessions_made_total");
        double closed = metric("lectern_job_sessions_closed_total");
        double stopped = metric("lectern_job_events_stopped_total");
        steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=2");
        job.now();
        job.at("2030-02-01T00:00:00Z");
        assertThat(metric("lectern_job_seconds_count{result=\"done\"}")).isEqualTo(runs + 2);
        assertThat(metric("lectern_job_sessions_made_total")).isGreaterThanOrEqualTo(made + 2);
        assertThat(metric("lectern_job_sessions_closed_total")).isGreaterThanOrEqualTo(closed + 2);
        assertThat(metric("lectern_job_events_stopped_total")).isGreaterThanOrEqualTo(stopped + 1);
    }

    private static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    private static final class Lines extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(line.getMessage().formatted(line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
