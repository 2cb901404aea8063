package dev.lectern.event;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.testing.PostgresServer;
import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two servers on one database, one of them killed while the job works (J1). */
@Tag("faults")
class TwoSchedulersIT {
    private static final int EVENTS = 600;
    private static final String RULE = "FREQ=DAILY;COUNT=20";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /** Far enough from now that no occurrence passes while the test runs, near enough that all are within the horizon. */
    private static final LocalDateTime FIRST = LocalDate.now(MOSCOW).plusDays(2).atTime(LocalTime.NOON);

    private static final int SESSIONS = EVENTS * 20;

    @TempDir
    static Path temporary;

    private static PostgresServer postgres;

    @BeforeAll
    static void startsPostgres() {
        postgres = PostgresServer.start(temporary.resolve("binaries"));
    }

    @AfterAll
    static void stopsPostgres() {
        postgres.close();
    }

    @Test
    void J1_ofTwoServersOneIsKilledAndEveryOccurrenceHasOneSession() throws Exception {
        try (var killed = launch();
                var survivor = launch();
                var database = postgres.dataSource().getConnection()) {
            killed.awaitReady();
            survivor.awaitReady();
            storeDueEvents(database);
            await().pollInterval(Duration.ofMillis(1)).until(() -> sessions(database) > 0);
            killed.kill();
            assertThat(sessions(database)).as("made when the one was killed").isLessThan(SESSIONS);
            await().atMost(Duration.ofSeconds(60)).until(() -> sessions(database) >= SESSIONS);
            assertThat(survivor.status("/q/health/ready")).isEqualTo(200);
            assertThat(occurrencesMade(database)).isEqualTo(expected(database));
            assertThat(killed.log()).doesNotContain("ERROR");
            await().until(() -> survivor.log().contains("Made "));
            assertThat(survivor.log()).doesNotContain("ERROR");
        }
    }

    private static ServerProcess launch() {
        var settings = new HashMap<>(postgres.environment());
        settings.putAll(Map.of("LECTERN_JOBS_EVERY", "1s", "LECTERN_JOBS_BATCH", "20"));
        return ServerProcess.launch(settings);
    }

    private static void storeDueEvents(Connection database) throws SQLException {
        try (var statement = database.prepareStatement("""
                WITH owner AS (
                    INSERT INTO users (email, name, create_at) VALUES ('olga@example.org', 'Olga', now()) RETURNING id),
                organization AS (
                    INSERT INTO organizations (name, alias, time_zone_id, lang, owner_id, create_at)
                    SELECT 'Example', 'example', 1, 'EN', id, now() FROM owner
                    RETURNING id, owner_id)
                INSERT INTO events (
                    organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, rule, duration,
                    duration_seconds, next_occurrence_at, create_user_id, update_user_id, create_at, update_at)
                SELECT o.id, 'ACTIVE', 'Series ' || g, 1, 'RU', 1, t.local, t.local AT TIME ZONE 'Europe/Moscow', ?, 'PT1H0M0S', 3600,
                    t.local AT TIME ZONE 'Europe/Moscow', o.owner_id, o.owner_id, now(), now()
                FROM generate_series(1, ?) g
                CROSS JOIN LATERAL (SELECT cast(? AS timestamp) + g * interval '1 minute' AS local) t
                CROSS JOIN organization o
                """)) {
            statement.setString(1, RULE);
            statement.setInt(2, EVENTS);
            statement.setObject(3, FIRST);
            statement.executeUpdate();
        }
    }

    private static int sessions(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM event_sessions")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Of each event when its sessions start, in order and each as often as it is there. */
    private static Map<Long, List<Instant>> occurrencesMade(Connection database) throws SQLException {
        Map<Long, List<Instant>> made = new HashMap<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT event_id, starts_at FROM event_sessions ORDER BY event_id, starts_at")) {
            while (rows.next()) {
                made.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
                        .add(rows.getTimestamp(2).toInstant());
            }
        }
        return made;
    }

    private static Map<Long, List<Instant>> expected(Connection database) throws SQLException {
        Map<Long, List<Instant>> expected = new HashMap<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT id, starts_at FROM events")) {
            while (rows.next()) {
                var start = rows.getTimestamp(2).toLocalDateTime();
                expected.put(
                        rows.getLong(1),
                        new Recurrence(start, MOSCOW, Rule.parse(RULE), null, Set.of())
                                .from(Instant.EPOCH)
                                .toList());
            }
        }
        return expected;
    }
}
