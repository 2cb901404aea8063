package dev.lectern.room;

import jakarta.inject.Inject;

import dev.lectern.room.RoomSteps.Person;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Visits as they are written down (S1). */
@QuarkusTest
class VisitsTest {
    @Inject
    TestDatabase database;

    @Inject
    Heartbeat heartbeat;

    private RoomSteps room;

    @BeforeEach
    void createRoom() {
        room = RoomSteps.create(database).start();
    }

    @Test
    void S1_twoTabsAreTwoVisitsOfOnePerson() {
        Person person = room.person("Vera");
        try (RoomClient first = room.join(person);
                RoomClient second = room.join(person)) {
            assertThat(second.first("welcome").get("online").longValue()).isEqualTo(1);
            assertThat(room.connections("leaved_at IS NULL")).isEqualTo(2);
            second.leave();
            await().until(() -> room.connections("leaved_at IS NULL") == 1);
            first.chat("One left");
            assertThat(first.said(1)).hasSize(1);
        }
    }

    @Test
    void S1_aVisitHasPlatformAndReferrer() {
        assertThat(visit("Lectern-iOS/1.2", "&referrer=https%3A%2F%2Fnews.example.org%2Fa%3Fb"))
                .isEqualTo("iOS https://news.example.org/a?b");
        assertThat(visit("Lectern-Android/3", "&referrer=javascript:alert(1)")).isEqualTo("Android -");
        assertThat(visit("Mozilla/5.0", "&referrer=http://example.org/" + "x".repeat(2_048)))
                .isEqualTo("Web -");
    }

    @Test
    void S1_whoComesFromNowhereCameFromWhereTheyRegistered() {
        Person person = room.person("Vera");
        room.stored(
                "WITH u AS (UPDATE participations SET referrer = 'https://blog.example.org/' WHERE id = ? RETURNING 1)"
                        + " SELECT count(*) FROM u",
                person.participationId());

        room.join(person).close();
        RoomClient.join(RoomSteps.here(), room.path(person) + "&referrer=https://news.example.org/")
                .close();

        assertThat(room.stored(
                        "SELECT string_agg(referrer, ' ' ORDER BY id) FROM connections WHERE session_id = ?",
                        room.session()))
                .isEqualTo("https://blog.example.org/ https://news.example.org/");
    }

    @Test
    void R9_listsTellWhoIsOnlineAndWhoVisited() {
        Person person = room.person("Vera");
        RoomSteps other = room.anotherSession();
        room.person("Boris");
        assertThat(listed(room, "visited")).isEqualTo("falsefalse");
        try (RoomClient vera = room.join(person)) {
            assertThat(vera.isClosed()).isFalse();
            assertThat(listed(room, "isOnline")).isEqualTo("10");
            assertThat(listed(room, "visited")).isEqualTo("truefalse");
            assertThat(listed(other, "isOnline") + listed(other, "visited")).isEqualTo("00falsefalse");
            assertThat(ofSeries("isOnline")).isEqualTo("10");
        }
        await().until(() -> listed(room, "isOnline").equals("00"));
        assertThat(listed(room, "visited")).isEqualTo("truefalse");
    }

    @Test
    void S1_connectionsOfAProcessThatStoppedTellingEndWhenItLastDid() {
        store("now() - interval '1 hour'", "now() - interval '2 hours'");
        store("now() - interval '1 hour'", "now() - interval '30 minutes'");
        store("now() - interval '1 hour'", "NULL");
        store("now()", "now() - interval '2 hours'");
        room.stored(
                "WITH u AS (UPDATE event_sessions SET starts_at = now() - interval '3 hours' WHERE id = ? RETURNING 1)"
                        + " SELECT count(*) FROM u",
                room.session());

        heartbeat.tick().await().indefinitely();

        assertThat(room.stored("""
                SELECT string_agg(round(extract(epoch FROM leaved_at - joined_at) / 60)::text, ',' ORDER BY joined_at, id)
                FROM connections WHERE session_id = ? AND leaved_at IS NOT NULL
                """, room.session())).isEqualTo("60,0");
        assertThat(room.connections("leaved_at IS NULL AND joined_at IS NULL")).isZero();
        assertThat(room.connections("leaved_at IS NULL")).isEqualTo(1);
        assertThat(room.stored("SELECT count(*) FROM room_servers WHERE seen_at < now() - interval '15 seconds'"))
                .isEqualTo("0");
    }

    @Test
    void S1_aProcessTakenForDeadOpensItsConnectionsAnew() {
        Person person = room.person("Vera");
        room.stored(
                "UPDATE participations SET referrer = 'https://news.example/a' WHERE id = ? RETURNING id",
                person.participationId());
        try (RoomClient vera = room.join(person)) {
            room.stored("""
                    WITH c AS (
                        UPDATE connections SET leaved_at = joined_at, server_id = NULL WHERE leaved_at IS NULL RETURNING 1
                    ), r AS (DELETE FROM room_servers RETURNING 1)
                    SELECT count(*) FROM c, r
                    """);

            heartbeat.tick().await().indefinitely();

            assertThat(room.connections("leaved_at IS NULL")).isEqualTo(1);
            vera.chat("Still here");
            assertThat(vera.said(1)).hasSize(1);
        }
        await().until(() -> room.connections("leaved_at IS NULL") == 0);
        assertThat(room.connections("referrer = 'https://news.example/a'")).isEqualTo(2);
    }

    @Test
    void S1_openConnectionsOfEndedSessionsEndWithThem() {
        store("now()", "now() - interval '1 minute'");
        store("now()", "NULL");
        room.stored(
                "WITH u AS (UPDATE event_sessions SET status = 'STOP', ends_at = now() - interval '10 seconds'"
                        + " WHERE id = ? RETURNING 1) SELECT count(*) FROM u",
                room.session());

        heartbeat.sweep().await().indefinitely();

        assertThat(room.connections("true")).isEqualTo(1);
        assertThat(room.stored("""
                SELECT c.leaved_at = s.ends_at FROM connections c JOIN event_sessions s ON s.id = c.session_id
                WHERE s.id = ?
                """, room.session())).isEqualTo("t");
    }

    private String visit(String agent, String query) {
        Person person = room.person("Vera");
        try (RoomClient client = RoomClient.connect(RoomSteps.here(), room.path(person) + query, "User-Agent", agent)) {
            client.first("welcome");
        }
        return room.stored(
                "SELECT platform || ' ' || coalesce(referrer, '-') FROM connections WHERE session_id = ? ORDER BY id DESC LIMIT 1",
                room.session());
    }

    private String listed(RoomSteps steps, String field) {
        return texts("/v3/eventsessions/" + steps.session() + "/participations", field);
    }

    private String ofSeries(String field) {
        return texts("/v3/events/" + room.event() + "/participations", field);
    }

    private String texts(String path, String field) {
        StringBuilder texts = new StringBuilder();
        json(room.organization().request().get(path), 200)
                .forEach(row -> texts.append(row.get(field).asText()));
        return texts.toString();
    }

    /** Stores an open connection of a process that told then for the last time. */
    private void store(String seenAt, String joinedAt) {
        room.stored("""
                WITH server AS (INSERT INTO room_servers (seen_at) VALUES (%s) RETURNING id),
                opened AS (
                    INSERT INTO connections (organization_id, session_id, user_id, server_id, opened_at, joined_at, platform)
                    SELECT s.organization_id, s.id, s.create_user_id, server.id, now(), %s, 'Web'
                    FROM event_sessions s, server WHERE s.id = ? RETURNING 1)
                SELECT count(*) FROM opened
                """.formatted(seenAt, joinedAt), room.session());
    }
}
