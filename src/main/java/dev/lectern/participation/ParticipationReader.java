package dev.lectern.participation;

import java.util.List;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventFinder;
import dev.lectern.web.NotFound;
import dev.lectern.web.Page;
import dev.lectern.web.Pages.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lists who is registered (R9), a page with two statements. */
@ApplicationScoped
class ParticipationReader {
    private static final String OF_SERIES = """
            p.organization_id = $1
                AND p.event_id = $2
                AND p.session_id IS NULL
                AND $3::bigint IS NULL
            """;

    /** Those of the session and those of its series; who is both is in the list as the session's (R1). */
    private static final String OF_SESSION = """
            p.organization_id = $1
                AND p.event_id = $2
                AND (p.session_id = $3
                    OR p.session_id IS NULL AND NOT EXISTS (
                        SELECT 1 FROM participations own
                        WHERE own.session_id = $3 AND own.user_id = p.user_id))
            """;

    private static final String COUNT = """
            SELECT count(*) AS total
            FROM participations p
            WHERE %s
            """;

    private static final String PAGE = """
            SELECT p.id, u.name, u.second_name, u.email, p.event_id, p.session_id, p.is_accepted, p.role, p.is_seen,
                p.agreement_status, p.user_id, p.invite_user_id, p.token, p.referrer, a.answers,
                EXISTS (
                    SELECT 1 FROM connections c
                    WHERE c.organization_id = p.organization_id
                        AND c.user_id = p.user_id
                        AND c.session_id = $3
                        AND c.joined_at IS NOT NULL) AS visited,
                EXISTS (
                    SELECT 1 FROM connections c
                    JOIN event_sessions s ON s.id = c.session_id
                    WHERE c.organization_id = p.organization_id
                        AND c.user_id = p.user_id
                        AND s.event_id = $2
                        AND ($3::bigint IS NULL OR c.session_id = $3)
                        AND c.leaved_at IS NULL) AS is_online
            FROM (
                SELECT *
                FROM participations p
                WHERE %s
                ORDER BY p.id
                LIMIT $4 OFFSET $5
            ) AS p
            JOIN users u ON u.id = p.user_id
            LEFT JOIN LATERAL (
                SELECT jsonb_agg(
                    jsonb_build_object('key', a.key, 'label', a.label, 'type', a.type, 'value', a.value)
                    ORDER BY a.ordinal) AS answers
                FROM participation_answers a
                WHERE a.organization_id = p.organization_id AND a.participation_id = p.id
            ) AS a ON true
            ORDER BY p.id
            """;

    private final Pool database;
    private final EventFinder events;

    ParticipationReader(Pool database, EventFinder events) {
        this.database = database;
        this.events = events;
    }

    /** Those registered for the series as a whole; {@link NotFound} where the organisation has no such event. */
    Uni<Rows<ParticipationView>> ofSeries(long organizationId, long eventId, Page page) {
        return events.event(organizationId, eventId)
                .chain(found -> read(OF_SERIES, Tuple.of(organizationId, eventId, null), page));
    }

    /** Those who may come to the session; {@link NotFound} where the organisation has none. */
    Uni<Rows<ParticipationView>> ofSession(long organizationId, long sessionId, Page page) {
        return events.eventOf(organizationId, sessionId)
                .chain(eventId -> read(OF_SESSION, Tuple.of(organizationId, eventId, sessionId), page));
    }

    private Uni<Rows<ParticipationView>> read(String condition, Tuple scope, Page page) {
        Tuple slice = Tuple.of(scope.getLong(0), scope.getLong(1), scope.getLong(2), (long) page.size(), page.offset());
        return database.preparedQuery(COUNT.formatted(condition))
                .execute(scope)
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> database.preparedQuery(PAGE.formatted(condition))
                        .execute(slice)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> view(row, scope.getLong(2) != null))
                                .toList())
                        .map(views -> new Rows<>(views, total)));
    }

    private static ParticipationView view(Row row, boolean isOfSession) {
        Long inviter = row.getLong("invite_user_id");
        return new ParticipationView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("second_name"),
                row.getString("email"),
                row.getLong("event_id"),
                row.getLong("session_id"),
                row.getBoolean("is_accepted") ? 1 : 0,
                row.getBoolean("is_online") ? "1" : "0",
                ParticipantRole.valueOf(row.getString("role")),
                row.getBoolean("is_seen") ? 1 : 0,
                AgreementStatus.valueOf(row.getString("agreement_status")),
                inviter == null ? "REGISTERED" : "INVITED",
                row.getLong("user_id"),
                inviter,
                row.getString("token"),
                row.getString("referrer"),
                answers(row.getJsonArray("answers")),
                isOfSession ? row.getBoolean("visited") : null);
    }

    private static List<Answer> answers(JsonArray answers) {
        return answers == null
                ? List.of()
                : answers.stream()
                        .map(JsonObject.class::cast)
                        .map(answer -> new Answer(
                                answer.getString("key"),
                                answer.getString("label"),
                                answer.getString("type"),
                                answer.getString("value")))
                        .toList();
    }
}
