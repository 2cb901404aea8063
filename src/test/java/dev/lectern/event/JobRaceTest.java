package dev.lectern.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import jakarta.inject.Inject;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.testing.Race;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many runs at a time, as of so many replicas, while people work on the same events (J1). */
@QuarkusTest
class JobRaceTest {
    private static final int EVENTS = 300;
    private static final int RUNS = 8;
    private static final String FIRST = "2030-01-02T12:00:00";
    private static final String WEEKLY = "FREQ=WEEKLY";
    private static final String FORTNIGHTLY = "FREQ=WEEKLY;INTERVAL=2";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant HORIZON = Instant.parse("2030-01-31T00:00:00Z");

    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;
    private List<Long> events;

    @BeforeEach
    void hasSeriesThatAreDue() {
        clock.stopAt(NOW);
        steps = EventSteps.of(database);
        steps.storeSeries(EVENTS, FIRST, WEEKLY);
        long first = Long.parseLong(steps.stored(
                "SELECT min(id) FROM events WHERE organization_id = ?",
                steps.organization().id()));
        events = LongStream.range(first, first + EVENTS).boxed().toList();
    }

    @AfterEach
    void removesTheEvents() {
        steps.removeAll();
        clock.reset();
    }

    @Test
    void J1_parallelRunsMakeEveryOccurrenceOnce() throws Exception {
        Race.of(RUNS, job::now);
        for (int i = 0; i < EVENTS; i++) {
            assertThat(steps.starts(events.get(i))).isEqualTo(occurrences(i, WEEKLY));
        }
    }

    @Test
    void J1_parallelRunsMakeEveryOccurrenceOnceWhilePeopleChangeTheEvents() throws Exception {
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        CompletableFuture<Void> people = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < EVENTS; i += 5) {
                statuses.add(makeSession(events.get(i)));
                statuses.add(changeRule(events.get(i + 1)));
                statuses.add(delete(events.get(i + 2)));
            }
        });
        Race.of(RUNS, job::now);
        people.get();
        job.now();
        assertThat(statuses).containsExactly(201, 204);
        for (int i = 0; i < EVENTS; i++) {
            List<Instant> made = steps.starts(events.get(i)).stream()
                    .filter(start -> start.isBefore(HORIZON))
                    .toList();
            assertThat(made)
                    .as("event %d", i)
                    .isEqualTo(
                            switch (i % 5) {
                                case 1 -> occurrences(i, FORTNIGHTLY);
                                case 2 -> List.<Instant>of();
                                default -> occurrences(i, WEEKLY);
                            });
        }
    }

    private int makeSession(long event) {
        return steps.organization()
                .request()
                .post("/v3/events/{id}/sessions", event)
                .statusCode();
    }

    private int changeRule(long event) {
        return steps.organization()
                .request()
                .formParam("rule", FORTNIGHTLY)
                .put("/v3/organization/events/{id}", event)
                .statusCode();
    }

    private int delete(long event) {
        return steps.organization()
                .request()
                .delete("/v3/organization/events/{id}", event)
                .statusCode();
    }

    private static List<Instant> occurrences(int event, String rule) {
        return new Recurrence(LocalDateTime.parse(FIRST).plusMinutes(event), MOSCOW, Rule.parse(rule), null, Set.of())
                .between(NOW, HORIZON, 100);
    }
}
