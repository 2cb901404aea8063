package dev.lectern.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The schedule of an organisation with 10 000 events: a fifth has a rule, three tenths a session, all a tag and a file (E11). */
@Tag("faults")
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleScaleTest {
    private static final Logger LOG = Logger.getLogger(ScheduleScaleTest.class);
    private static final int EVENTS = 10_000;
    private static final String RULE = "FREQ=DAILY;INTERVAL=9";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Instant FROM = Instant.parse("2030-12-31T21:00:00Z");

    /** The key; rules and their taken dates; the page and its sessions; what both carry; names of users and tags, files. */
    private static final int STATEMENTS_A_PAGE = 10;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    private EventSteps steps;

    private record Expected(Instant first, long id) {}

    @BeforeEach
    void storesEventsOnce() {
        if (steps != null) {
            return;
        }
        clock.stopAt(Instant.parse("2030-12-01T00:00:00Z"));
        steps = EventSteps.of(database);
        steps.stored("""
                WITH stored AS (
                    INSERT INTO events (
                        organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, rule, duration,
                        duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT ?, 'ACTIVE', 'Event ' || g, 1, 'RU', 1, t.local, t.local AT TIME ZONE 'Europe/Moscow',
                        CASE g % 5 WHEN 1 THEN cast(? AS varchar) END, 'PT1H0M0S', 3600, o.owner_id, o.owner_id, now(), now()
                    FROM generate_series(1, ?) g
                    CROSS JOIN LATERAL (
                        SELECT CASE g % 5 WHEN 1 THEN timestamp '2030-12-25' ELSE timestamp '2031-01-01' END
                            + g * 7919 % 5000 * interval '1 minute' AS local) t
                    JOIN organizations o ON o.id = ?
                    RETURNING *),
                with_session AS (
                    INSERT INTO event_sessions (
                        organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, due_at,
                        duration, duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT organization_id, id, 'ACTIVE', name, access, lang, time_zone_id, starts_at_utc + interval '1 hour',
                        starts_at_utc, starts_at_utc, duration, duration_seconds, create_user_id, update_user_id, now(), now()
                    FROM stored
                    WHERE rule IS NULL AND right(name, 1) IN ('0', '2', '4')
                    RETURNING 1),
                tag AS (
                    INSERT INTO tags (organization_id, name, create_at) VALUES (?, 'physics', now()) RETURNING id),
                tagged AS (
                    INSERT INTO event_tags (organization_id, event_id, tag_id, ordinal)
                    SELECT stored.organization_id, stored.id, tag.id, 0 FROM stored CROSS JOIN tag
                    RETURNING 1),
                file AS (
                    INSERT INTO files (organization_id, name, path, mime_type, size, create_at)
                    VALUES (?, 'plan.pdf', gen_random_uuid()::text, 'application/pdf', 1, now())
                    RETURNING id),
                with_file AS (
                    INSERT INTO event_files (organization_id, event_id, file_id, ordinal)
                    SELECT stored.organization_id, stored.id, file.id, 0 FROM stored CROSS JOIN file
                    RETURNING 1)
                SELECT count(*)
                FROM with_session
                """, id(), RULE, EVENTS, id(), id(), id());
        schedule(10, 1);
        await().until(() -> steps.stored("SELECT last_used_at FROM api_keys WHERE organization_id = ?", id()) != null);
    }

    @AfterAll
    void removesThem() {
        steps.removeAll();
        clock.reset();
    }

    @Test
    void E11_aPageCostsTenStatementsAtMostWhateverItsSize() {
        for (int size : new int[] {10, 500}) {
            long began = System.nanoTime();
            assertThat(statements.of(() -> schedule(size, 2)))
                    .as("a page of %d", size)
                    .isLessThanOrEqualTo(STATEMENTS_A_PAGE);
            LOG.infof("A page of %d in %d ms", size, (System.nanoTime() - began) / 1_000_000);
        }
    }

    @Test
    void E11_allPagesTogetherListEveryEventOnceByItsFirstDateAndId() {
        List<Long> listed = new ArrayList<>();
        for (int page = 1; page <= EVENTS / 500; page++) {
            Response answer = schedule(500, page);
            assertThat(answer.header("X-Total-Count")).isEqualTo("10000");
            listed.addAll(answer.jsonPath().getList("id", Long.class));
        }
        assertThat(listed).isEqualTo(expected());
    }

    @Test
    void E11_W13_aPageNamesItsNeighbours() {
        assertThat(relations(schedule(10, 1))).containsExactly("1 first", "2 next", "1000 last");
        assertThat(relations(schedule(10, 7))).containsExactly("1 first", "6 prev", "8 next", "1000 last");
        assertThat(relations(schedule(10, 1_000))).containsExactly("1 first", "999 prev", "1000 last");
    }

    private Response schedule(int size, int page) {
        Response answer = steps.organization()
                .request()
                .queryParam("from", "2031-01-01 00:00:00")
                .queryParam("to", "2031-01-20 00:00:00")
                .queryParam("perPage", size)
                .queryParam("page", page)
                .get("/v3/organization/events/schedule");
        answer.then().statusCode(200);
        return answer;
    }

    private List<Long> expected() {
        String rows = steps.stored("""
                SELECT string_agg(concat_ws(' ', e.id, to_char(e.starts_at, 'YYYY-MM-DD"T"HH24:MI'), e.rule IS NOT NULL,
                    s.id IS NOT NULL), ',')
                FROM events e
                LEFT JOIN event_sessions s ON s.event_id = e.id
                WHERE e.organization_id = ?
                """, id());
        return Stream.of(rows.split(","))
                .map(row -> expected(row.split(" ")))
                .sorted(Comparator.comparing(Expected::first).thenComparing(Expected::id))
                .map(Expected::id)
                .toList();
    }

    private static Expected expected(String[] row) {
        LocalDateTime local = LocalDateTime.parse(row[1]);
        Instant start = local.atZone(MOSCOW).toInstant();
        Instant first = row[2].equals("t")
                ? new Recurrence(local, MOSCOW, Rule.parse(RULE), null, Set.of())
                        .from(FROM)
                        .findFirst()
                        .orElseThrow()
                : row[3].equals("t") ? start.plusSeconds(3600) : start;
        return new Expected(first, Long.parseLong(row[0]));
    }

    private static List<String> relations(Response answer) {
        return Stream.of(answer.header("Link").split(", "))
                .map(link -> link.replaceAll(".*[?&]page=(\\d+)&perPage=10>; rel=\"(\\w+)\"", "$1 $2"))
                .toList();
    }

    private long id() {
        return steps.organization().id();
    }
}
