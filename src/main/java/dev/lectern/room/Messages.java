package dev.lectern.room;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.ApiDates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is said in rooms, as it is stored. */
@ApplicationScoped
class Messages {
    /** How many are read at a time: with the longest texts, no more than may wait for a slow reader. */
    static final int CHUNK = 50;

    /** The session's lock, held to the end, makes ids follow the order of commits (V8). */
    private static final String WRITE = """
            WITH session AS MATERIALIZED (
                SELECT organization_id, id
                FROM event_sessions
                WHERE organization_id = $1
                    AND id = $2
                    AND status = 'START'
                    AND NOT is_deleted
                FOR NO KEY UPDATE
            ), written AS (
                INSERT INTO messages (organization_id, session_id, user_id, kind, author, text, sent_at)
                SELECT s.organization_id, s.id, u.user_id, u.kind, u.author, u.text, $3
                FROM session s
                CROSS JOIN unnest($4::bigint[], $5::varchar[], $6::varchar[], $7::varchar[])
                    WITH ORDINALITY AS u(user_id, kind, author, text, ordinal)
                ORDER BY u.ordinal
                RETURNING id
            )
            SELECT pg_notify('room', 'messages ' || $2)::text
            FROM written
            LIMIT 1
            """;

    private static final String AFTER = """
            SELECT m.id, m.kind, m.author, m.text, m.sent_at, coalesce(own.id, series.id) AS participation_id
            FROM (
                SELECT *
                FROM messages
                WHERE organization_id = $1
                    AND session_id = $2
                    AND id > $4
                ORDER BY id
                LIMIT $5
            ) m
            LEFT JOIN participations own ON own.session_id = $2 AND own.user_id = m.user_id
            LEFT JOIN participations series
                ON series.event_id = $3 AND series.user_id = m.user_id AND series.session_id IS NULL
            ORDER BY m.id
            """;

    private final Pool database;
    private final Clock clock;

    Messages(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What somebody wants to say.
     *
     * @param kind {@code chat} or {@code question}
     */
    record Draft(Attendee from, String kind, String text) {
        long userId() {
            return from.seat().userId();
        }

        String author() {
            return from.seat().name();
        }
    }

    /** A stored message, as guests and as hosts get it. */
    record Stored(long id, Text forGuests, Text forHosts) {}

    /** Writes these in this order; false where the session is not on air, and nothing is written. */
    Uni<Boolean> write(Entry.Seat session, List<Draft> drafts) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(session.organizationId(), session.sessionId(), now.atOffset(ZoneOffset.UTC))
                .addArrayOfLong(drafts.stream().map(Draft::userId).toArray(Long[]::new))
                .addArrayOfString(drafts.stream().map(Draft::kind).toArray(String[]::new))
                .addArrayOfString(drafts.stream().map(Draft::author).toArray(String[]::new))
                .addArrayOfString(drafts.stream().map(Draft::text).toArray(String[]::new));
        return database.preparedQuery(WRITE).execute(values).map(rows -> rows.size() > 0);
    }

    /** Those with a higher id, in order, {@link #CHUNK} at most. */
    Uni<List<Stored>> after(Entry.Seat session, long id) {
        return database.preparedQuery(AFTER)
                .execute(Tuple.of(session.organizationId(), session.sessionId(), session.eventId(), id, CHUNK))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> stored(row, session.zone()))
                        .toList());
    }

    private static Stored stored(Row row, ZoneId zone) {
        var said = new Outgoing.Said(
                row.getString("kind"),
                row.getLong("id"),
                row.getString("author"),
                row.getString("text"),
                ApiDates.format(row.getOffsetDateTime("sent_at").toInstant(), zone),
                null);
        return new Stored(said.id(), Text.of(said), Text.of(said.by(row.getLong("participation_id"))));
    }
}
