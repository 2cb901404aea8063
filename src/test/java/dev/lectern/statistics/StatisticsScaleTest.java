package dev.lectern.statistics;

import java.util.List;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What statistics cost does not grow with the statements they take (S2), and long lists are whole (W13). */
@QuarkusTest
class StatisticsScaleTest {
    private static final Object[] YEAR = {"from", "2031-01-01", "to", "2031-12-31"};

    /** The key, what is found, and its figures. */
    private static final int STATEMENTS = 3;

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    @ParameterizedTest
    @CsvSource({"1, 10", "1, 500", "10, 1", "400, 1", "20, 50"})
    void S2_asManyStatementsForTenAsForAThousand(int sessions, int visitors) {
        Hall hall = hall(sessions, visitors);

        assertThat(statements.of(() -> hall.events(page()))).isEqualTo(STATEMENTS);
        assertThat(statements.of(() -> hall.users(page()))).isEqualTo(STATEMENTS);
    }

    @Test
    void W13_moreSessionsThanABatchAreAllRead() {
        assertThat(hall(510, 1).events(YEAR).findValuesAsText("startsAt"))
                .hasSize(510)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void W13_moreVisitorsThanABatchAreAllRead() {
        assertThat(hall(2, 510).users(YEAR))
                .hasSize(510)
                .extracting(user -> user.get("id").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void W13_visitorsWithManyConnectionsAreReadInMoreBatches() {
        assertThat(hall(220, 12).users(YEAR)).hasSize(12).allSatisfy(user -> assertThat(user.get("eventSessions"))
                .hasSize(220));
    }

    @Test
    void S3_regularsAreThoseOfTheThirdSessionOn() {
        JsonNode sessions = hall(4, 30).events(YEAR);

        assertThat(sessions.findValues("attendance"))
                .map(JsonNode::toString)
                .containsExactlyElementsOf(List.of(
                        "{\"NEW\":30,\"REGULAR\":0,\"OTHER\":0}",
                        "{\"NEW\":0,\"REGULAR\":0,\"OTHER\":30}",
                        "{\"NEW\":0,\"REGULAR\":30,\"OTHER\":0}",
                        "{\"NEW\":0,\"REGULAR\":30,\"OTHER\":0}"));
    }

    private static Object[] page() {
        return new Object[] {"from", "2031-01-01", "to", "2031-12-31", "perPage", 500};
    }

    /** So many sessions, an hour apart, each visited by the same so many people, twice each. */
    private Hall hall(int sessions, int visitors) {
        Hall hall = Hall.create(database);
        hall.number("""
                WITH held AS (
                    INSERT INTO event_sessions (
                        organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, ends_at,
                        due_at, duration, duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT organization_id, id, 'STOP', name, access, lang, time_zone_id, t.at, t.at, t.at + interval '50 minutes',
                        '2999-01-01', duration, duration_seconds, create_user_id, update_user_id, now(), now()
                    FROM events
                    CROSS JOIN generate_series(1, ?) g
                    CROSS JOIN LATERAL (SELECT timestamptz '2031-02-01' + g * interval '1 hour' AS at) t
                    WHERE id = ?
                    RETURNING *),
                people AS (
                    INSERT INTO users (email, name, create_at)
                    SELECT gen_random_uuid() || '@example.org', 'Somebody', now()
                    FROM generate_series(1, ?)
                    RETURNING id),
                visits AS (
                    INSERT INTO connections (
                        organization_id, session_id, user_id, opened_at, joined_at, leaved_at, platform)
                    SELECT held.organization_id, held.id, people.id, now(), held.starts_at + twice * interval '10 minutes',
                        held.starts_at + twice * interval '11 minutes', 'Web'
                    FROM held
                    CROSS JOIN people
                    CROSS JOIN generate_series(1, 2) twice
                    RETURNING 1)
                SELECT count(*)
                FROM visits
                """, sessions, hall.event("Course"), visitors);
        hall.organization().request().get("/v3/timezones");
        await().until(() -> hall.number("""
                SELECT count(*) FROM api_keys WHERE organization_id = ? AND last_used_at IS NOT NULL
                """, hall.organization().id()) > 0);
        return hall;
    }
}
