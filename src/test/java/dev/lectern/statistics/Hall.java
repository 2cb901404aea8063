package dev.lectern.statistics;

import java.sql.SQLException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.encoded;

/** An organisation whose history a test makes up, past the API, and the statistics that it then reads. */
record Hall(TestOrganization organization, TestDatabase database) {
    static Hall create(TestDatabase database) {
        return new Hall(TestOrganization.create(), database);
    }

    static Hall create(TestDatabase database, String timezone) {
        return new Hall(TestOrganization.create(timezone), database);
    }

    /** Somebody new of that name, of whom nothing else is known; their id. */
    long person(String name) {
        return number("""
                INSERT INTO users (email, name, create_at)
                VALUES (gen_random_uuid() || '@example.org', ?, now())
                RETURNING id
                """, name);
    }

    /** An event that the owner made; its id. */
    long event(String name) {
        return event(name, organization.ownerId());
    }

    long event(String name, long createUserId) {
        return number("""
                INSERT INTO events (
                    organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, duration,
                    duration_seconds, create_user_id, update_user_id, create_at, update_at)
                SELECT id, 'ACTIVE', ?, 1, 'RU', time_zone_id, now(), now(), 'PT1H0M0S', 3600, u, u, now(), now()
                FROM organizations, (SELECT cast(? AS bigint) AS u) AS creator
                WHERE id = ?
                RETURNING id
                """, name, createUserId, organization.id());
    }

    /** A session that began then; on air where it has no end. */
    long session(long eventId, String startsAt, String endsAt) {
        return session(eventId, endsAt == null ? "START" : "STOP", startsAt, endsAt);
    }

    /** A session in that status, named after its event. */
    long session(long eventId, String status, String startsAt, String endsAt) {
        return number("""
                INSERT INTO event_sessions (
                    organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, ends_at, due_at,
                    duration, duration_seconds, create_user_id, update_user_id, create_at, update_at)
                SELECT organization_id, id, ?, name, access, lang, time_zone_id, t.at, t.at, cast(? AS timestamptz),
                    '2999-01-01', duration, duration_seconds, create_user_id, update_user_id, now(), now()
                FROM events, (SELECT cast(? AS timestamptz) AS at) AS t
                WHERE id = ?
                RETURNING id
                """, status, endsAt, startsAt, eventId);
    }

    void deleteSession(long sessionId) {
        number("UPDATE event_sessions SET is_deleted = true, delete_at = now() WHERE id = ? RETURNING id", sessionId);
    }

    void lectureAtSession(long sessionId, long userId) {
        number("""
                INSERT INTO session_lectors (organization_id, session_id, user_id, ordinal)
                VALUES (?, ?, ?, 0)
                RETURNING user_id
                """, organization.id(), sessionId, userId);
    }

    /** A connection; open where it has no end, a wait where it has no begin either. */
    void visit(long sessionId, long userId, String joined, String leaved, Origin origin) {
        number(
                """
                WITH server AS (
                    INSERT INTO room_servers (seen_at)
                    SELECT timestamptz '2999-01-01'
                    WHERE cast(? AS timestamptz) IS NULL
                    RETURNING id)
                INSERT INTO connections (
                    organization_id, session_id, user_id, server_id, opened_at, joined_at, leaved_at, country, city, referrer,
                    platform)
                VALUES (
                    ?, ?, ?, (SELECT id FROM server), now(), cast(? AS timestamptz), cast(? AS timestamptz), ?, ?, ?, ?)
                RETURNING id
                """,
                leaved,
                organization.id(),
                sessionId,
                userId,
                joined,
                leaved,
                origin.country(),
                origin.city(),
                origin.referrer(),
                origin.platform());
    }

    /** Where somebody came from, and with what; null is unknown. */
    record Origin(String country, String city, String platform, String referrer) {
        static final Origin NOWHERE = new Origin(null, null, "Web", null);

        static Origin web(String country, String city) {
            return new Origin(country, city, "Web", null);
        }
    }

    /** A registration, for the series where it is for no session; the participation's id. */
    long register(long eventId, Long sessionId, long userId, boolean isInvited, boolean isAccepted) {
        return number(
                """
                INSERT INTO participations (
                    organization_id, event_id, session_id, user_id, role, token, is_accepted, is_auto_enter, invite_user_id,
                    create_at)
                VALUES (
                    ?, ?, cast(? AS bigint), ?, 'GUEST', replace(gen_random_uuid()::text, '-', ''), ?, false,
                    cast(? AS bigint), now())
                RETURNING id
                """,
                organization.id(),
                eventId,
                sessionId,
                userId,
                isAccepted,
                isInvited ? organization.ownerId() : null);
    }

    void answer(long participationId, int ordinal, String label, String value) {
        number("""
                INSERT INTO participation_answers (organization_id, participation_id, key, label, type, value, ordinal)
                VALUES (?, ?, ?, ?, 'text', ?, ?)
                RETURNING ordinal
                """, organization.id(), participationId, "key" + ordinal, label, value, ordinal);
    }

    /** Messages of this kind, {@code chat} or {@code question}. */
    void say(long sessionId, long userId, String kind, int times) {
        for (int i = 0; i < times; i++) {
            number("""
                    INSERT INTO messages (organization_id, session_id, user_id, kind, author, text, sent_at)
                    VALUES (?, ?, ?, ?, 'Somebody', 'Hello', now())
                    RETURNING id
                    """, organization.id(), sessionId, userId, kind);
        }
    }

    Response getEvents(Object... parameters) {
        return get("/v3/stats/events", parameters);
    }

    /** The statistics of sessions. */
    JsonNode events(Object... parameters) {
        return json(getEvents(parameters), 200);
    }

    Response getUsers(Object... parameters) {
        return get("/v3/stats/users", parameters);
    }

    /** The statistics of visitors. */
    JsonNode users(Object... parameters) {
        return json(getUsers(parameters), 200);
    }

    String email(long userId) {
        return text("SELECT email FROM users WHERE id = ?", userId);
    }

    long number(String sql, Object... parameters) {
        return Long.parseLong(text(sql, parameters));
    }

    private String text(String sql, Object... parameters) {
        try {
            return database.text(sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Response get(String path, Object... parameters) {
        return organization.request().urlEncodingEnabled(false).get(path + "?" + encoded(parameters));
    }

    /** In the form that {@link #session} and {@link #visit} take. */
    static String at(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
