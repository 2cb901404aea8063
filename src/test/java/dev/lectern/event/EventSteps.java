package dev.lectern.event;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.specification.RequestSpecification;

/** What a test does with an organisation's events through the API, form-encoded, and what is stored of them afterwards. */
record EventSteps(TestOrganization organization, TestDatabase database) {
    private static final String EVENT = "/v3/organization/events/{id}";
    private static final String SESSION = "/v3/eventsessions/{id}";

    static EventSteps of(TestDatabase database) {
        return new EventSteps(TestOrganization.create(), database);
    }

    /** Makes an event of these fields (name, value, name, value …) with a name and access 1; its id. */
    long event(Object... fields) {
        return form(fields)
                .formParam("name", "Lecture")
                .formParam("access", 1)
                .post("/v3/events")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("eventId");
    }

    /** Makes an event at that time, local to Moscow, with this rule. */
    long series(String startsAt, String rule) {
        return event("startsAt", startsAt, "rule", rule);
    }

    /** Makes a session by hand; its id. */
    long session(long eventId, Object... fields) {
        return form(fields)
                .post("/v3/events/{id}/sessions", eventId)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("eventSessionId");
    }

    void changeEvent(long id, Object... fields) {
        form(fields).put(EVENT, id).then().statusCode(204);
    }

    void deleteEvent(long id) {
        organization.request().delete(EVENT, id).then().statusCode(204);
    }

    void changeSession(long id, Object... fields) {
        form(fields).put(SESSION, id).then().statusCode(204);
    }

    void start(long sessionId) {
        organization.request().put(SESSION + "/start", sessionId).then().statusCode(204);
    }

    void stop(long sessionId) {
        organization.request().put(SESSION + "/stop", sessionId).then().statusCode(204);
    }

    void deleteSession(long id) {
        organization.request().delete(SESSION, id).then().statusCode(204);
    }

    /**
     * Stores so many series at once, past the API: the first starts at {@code startsAt}, local to Moscow, each other a minute after the
     * one before, and the job is to look at all of them.
     */
    void storeSeries(int count, String startsAt, String rule) {
        stored("""
                WITH stored AS (
                    INSERT INTO events (
                        organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, rule, duration,
                        duration_seconds, next_occurrence_at, create_user_id, update_user_id, create_at, update_at)
                    SELECT ?, 'ACTIVE', 'Series ' || g, 1, 'RU', 1, t.local, t.local AT TIME ZONE 'Europe/Moscow', ?, 'PT1H0M0S',
                        3600, t.local AT TIME ZONE 'Europe/Moscow', o.owner_id, o.owner_id, now(), now()
                    FROM generate_series(0, ? - 1) g
                    CROSS JOIN LATERAL (SELECT cast(? AS timestamp) + g * interval '1 minute' AS local) t
                    JOIN organizations o ON o.id = ?
                    RETURNING 1)
                SELECT count(*)
                FROM stored
                """, organization.id(), rule, count, startsAt, organization.id());
    }

    /** Stores the first session of each of the organisation's series, past the API and the job: ACTIVE, due at its start. */
    void storeFirstSessions() {
        stored("""
                WITH stored AS (
                    INSERT INTO event_sessions (
                        organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, due_at,
                        occurrence_at, duration, duration_seconds, create_user_id, update_user_id, create_at, update_at)
                    SELECT organization_id, id, 'ACTIVE', name, access, lang, time_zone_id, starts_at_utc, starts_at_utc,
                        starts_at_utc, starts_at_utc, duration, duration_seconds, create_user_id, update_user_id, now(), now()
                    FROM events
                    WHERE organization_id = ?
                    RETURNING 1)
                SELECT count(*)
                FROM stored
                """, organization.id());
    }

    /** Removes the organisation's events, so that what comes after has less to do. */
    void removeAll() {
        stored(
                "WITH gone AS (DELETE FROM events WHERE organization_id = ? RETURNING 1) SELECT count(*) FROM gone",
                organization.id());
    }

    /** When the event's sessions start, in order. */
    List<Instant> starts(long eventId) {
        return words("""
                SELECT string_agg(to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ' '
                    ORDER BY starts_at, id)
                FROM event_sessions
                WHERE event_id = ? AND NOT is_deleted
                """, eventId).map(Instant::parse).toList();
    }

    /** The event's sessions, by their start. */
    List<Long> sessions(long eventId) {
        return words("""
                SELECT string_agg(id::text, ' ' ORDER BY starts_at, id)
                FROM event_sessions
                WHERE event_id = ? AND NOT is_deleted
                """, eventId).map(Long::parseLong).toList();
    }

    String eventStatus(long id) {
        return stored("SELECT status FROM events WHERE id = ?", id);
    }

    String sessionStatus(long id) {
        return stored("SELECT status FROM event_sessions WHERE id = ?", id);
    }

    /** The first column of the only row that a statement answers, or returns of what it changed. */
    String stored(String sql, Object... parameters) {
        try {
            return database.text(sql, parameters);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Stream<String> words(String sql, Object... parameters) {
        String words = stored(sql, parameters);
        return words == null ? Stream.of() : Stream.of(words.split(" "));
    }

    private RequestSpecification form(Object... fields) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        return organization
                .request()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form);
    }
}
