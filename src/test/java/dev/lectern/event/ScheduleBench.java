package dev.lectern.event;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jakarta.inject.Inject;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the schedule of one organisation: a fifth of its events has a rule, these have five sessions each, and every tenth of the others
 * has one. No part of the suite; {@code bench/schedule.md} says how to run it and what came of it.
 */
@QuarkusTest
class ScheduleBench {
    private static final int REPEATS = 5;
    private static final String RULE = "FREQ=WEEKLY";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final String FROM = "2031-01-01T00:00:00Z";
    private static final String TO = "2031-02-01T00:00:00Z";

    @Inject
    TestDatabase database;

    @Inject
    DataSource connections;

    private EventSteps steps;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 200_000})
    void measure(int events) throws SQLException {
        steps = EventSteps.of(database);
        try {
            store(events);
            print("%d events%n", events);
            time(10, 1);
            time(500, 1);
            time(500, events / 1_000);
            explain("RULED", ScheduleSql.RULED, Map.of());
            explain("PAGE", ScheduleSql.PAGE, planned());
        } finally {
            steps.removeAll();
        }
    }

    private void time(int size, int page) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            long began = System.nanoTime();
            steps.organization()
                    .request()
                    .queryParam("from", FROM)
                    .queryParam("to", TO)
                    .queryParam("perPage", size)
                    .queryParam("page", page)
                    .get("/v3/organization/events/schedule")
                    .then()
                    .statusCode(200);
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        print("perPage %d, page %d: %s ms%n", size, page, millis);
    }

    private void explain(String name, String statement, Map<String, String> arrays) throws SQLException {
        String sql = statement;
        for (Map.Entry<String, String> array : arrays.entrySet()) {
            sql = sql.replace(array.getKey(), array.getValue());
        }
        sql = sql.replace("$11", "0")
                .replace("$10", "500")
                .replace("$7", "timestamptz '" + TO + "'")
                .replace("$6", "timestamptz '" + FROM + "'")
                .replaceAll("\\$[2345]", "NULL")
                .replace("$1", Long.toString(steps.organization().id()));
        try (var connection = connections.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("EXPLAIN (ANALYZE, COSTS OFF) " + sql)) {
            print("%s%n", name);
            while (rows.next()) {
                String line = rows.getString(1);
                print("  %s%n", line.substring(0, Math.min(line.length(), 160)));
            }
        }
    }

    /** What the schedule works out before it asks for a page. */
    private Map<String, String> planned() throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<Instant> firsts = new ArrayList<>();
        try (var connection = connections.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery(
                        "SELECT id, starts_at FROM events WHERE rule IS NOT NULL AND organization_id = "
                                + steps.organization().id())) {
            while (rows.next()) {
                LocalDateTime start = rows.getObject(2, LocalDateTime.class);
                new Recurrence(start, MOSCOW, Rule.parse(RULE), null, Set.of())
                        .from(OffsetDateTime.parse(FROM).toInstant())
                        .findFirst()
                        .ifPresent(firsts::add);
                ids.add(rows.getLong(1));
            }
        }
        return Map.of("$8::bigint[]", array(ids, "bigint"), "$9::timestamptz[]", array(firsts, "timestamptz"));
    }

    private void store(int events) throws SQLException {
        long id = steps.organization().id();
        try (var connection = connections.getConnection();
                var query = connection.createStatement()) {
            query.execute("""
                    INSERT INTO events (
                        organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, rule, duration,
                        duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT o.id, 'ACTIVE', 'Event ' || g, 1, 'RU', 1, t.local, t.local AT TIME ZONE 'Europe/Moscow',
                        CASE g %% 5 WHEN 1 THEN '%s' END, 'PT1H0M0S', 3600, o.owner_id, o.owner_id, now(), now()
                    FROM generate_series(1, %d) g
                    CROSS JOIN LATERAL (
                        SELECT timestamp '2030-12-15' + g * 7919 %% 400000 * interval '1 minute' AS local) t
                    JOIN organizations o ON o.id = %d
                    """.formatted(RULE, events, id));
            query.execute("""
                    INSERT INTO event_sessions (
                        organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, due_at,
                        occurrence_at, duration, duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT e.organization_id, e.id, 'ACTIVE', e.name, e.access, e.lang, e.time_zone_id, t.at, t.at, t.at,
                        CASE WHEN e.rule IS NOT NULL THEN t.at END, e.duration, e.duration_seconds, e.create_user_id,
                        e.update_user_id, now(), now()
                    FROM events e
                    CROSS JOIN generate_series(0, 4) week
                    CROSS JOIN LATERAL (SELECT e.starts_at_utc + week * interval '7 days' AS at) t
                    WHERE e.organization_id = %d
                        AND (e.rule IS NOT NULL OR week = 0 AND e.name LIKE '%%0')
                    """.formatted(id));
            query.execute("ANALYZE events, event_sessions");
        }
    }

    private static String array(List<?> values, String type) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "'{", "}'::" + type + "[]"));
    }

    // Of whoever runs it: the log would put a time and a class before each line of a plan.
    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}
