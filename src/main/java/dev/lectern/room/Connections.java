package dev.lectern.room;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Visits as they are written down (S1): opened at the door, begun by the start, closed by leaving or by the end. */
@ApplicationScoped
class Connections {
    /**
     * One statement decides who gets in and writes it down, so that what it saw is what it wrote. Whoever comes from nowhere, as by
     * the link in a mail, came from where they registered.
     */
    private static final String OPEN = """
            WITH door AS MATERIALIZED (
                SELECT s.organization_id, s.event_id, s.id AS session_id, s.status, s.starts_at, z.name AS zone,
                    p.id AS participation_id, p.user_id, p.role, p.referrer, %s AS name,
                    CASE
                        WHEN p.id IS NULL THEN 'UNKNOWN_TOKEN'
                        WHEN s.id IS NULL OR s.is_deleted THEN 'NOT_FOUND'
                        WHEN s.event_id <> p.event_id OR s.id <> p.session_id OR NOT p.is_accepted THEN 'NOT_ADMITTED'
                        WHEN s.status = 'STOP' THEN 'OVER'
                    END AS refusal
                FROM (SELECT 1) one
                LEFT JOIN participations p ON p.token = $1
                LEFT JOIN users u ON u.id = p.user_id
                LEFT JOIN event_sessions s ON s.id = $2
                LEFT JOIN time_zones z ON z.id = s.time_zone_id
            ), opened AS (
                INSERT INTO connections (
                    organization_id, session_id, user_id, server_id, opened_at, joined_at, country, city, referrer, platform)
                SELECT organization_id, session_id, user_id, $3, $4,
                    CASE WHEN status = 'START' AND NOT $9 THEN greatest($4, starts_at) END,
                    $5, $6, coalesce($7, referrer), $8
                FROM door
                WHERE refusal IS NULL
                RETURNING id
            ), seen AS (
                UPDATE participations p
                SET is_seen = true,
                    agreement_status = CASE WHEN d.status = 'START' AND NOT $9 THEN 'AGREED' ELSE p.agreement_status END
                FROM door d
                WHERE p.id = d.participation_id
                    AND d.refusal IS NULL
                    AND NOT (p.is_seen AND (d.status <> 'START' OR $9 OR p.agreement_status = 'AGREED'))
            )
            SELECT d.*, o.id AS connection_id,
                (SELECT count(DISTINCT c.user_id) + 1
                    FROM connections c
                    WHERE c.session_id = o.session_id AND c.leaved_at IS NULL AND c.user_id <> d.user_id) AS online,
                (SELECT coalesce(max(m.id), 0)
                    FROM messages m
                    WHERE m.organization_id = d.organization_id AND m.session_id = o.session_id) AS last_message,
                CASE WHEN o.id IS NOT NULL THEN pg_notify('room', 'presence ' || d.session_id)::text END AS told
            FROM door d
            LEFT JOIN (SELECT id, $2::bigint AS session_id FROM opened) o ON true
            """.formatted(Names.OF_PARTICIPANT);

    /** Only of those who wait inside at this process: others may have gone with theirs, or have yet to come in from the lobby. */
    private static final String BEGIN = """
            WITH begun AS (
                UPDATE connections c
                SET joined_at = greatest(c.opened_at, s.starts_at)
                FROM event_sessions s
                WHERE c.session_id = $1
                    AND c.id = ANY($2)
                    AND c.leaved_at IS NULL
                    AND c.joined_at IS NULL
                    AND s.id = c.session_id
                    AND s.status = 'START'
            )
            UPDATE participations
            SET agreement_status = 'AGREED'
            WHERE id = ANY($3)
                AND agreement_status <> 'AGREED'
            """;

    private static final String END = """
            WITH mine AS MATERIALIZED (
                SELECT c.id, c.session_id, c.joined_at, coalesce(s.ends_at, s.delete_at, $2) AS end_at
                FROM connections c
                JOIN event_sessions s ON s.id = c.session_id
                WHERE c.session_id = $1
                    AND c.leaved_at IS NULL
                    AND (s.status = 'STOP' OR s.is_deleted)
                FOR UPDATE OF c
            ),
            """ + Closing.OF_MINE;

    private static final String LEAVE = """
            WITH mine AS MATERIALIZED (
                SELECT c.id, c.session_id, c.joined_at, least(l.at, s.ends_at) AS end_at
                FROM unnest($1::bigint[], $2::timestamptz[]) AS l(id, at)
                JOIN connections c ON c.id = l.id
                JOIN event_sessions s ON s.id = c.session_id
                WHERE c.leaved_at IS NULL
                ORDER BY c.id
                FOR UPDATE OF c
            ),
            """ + Closing.OF_MINE;

    private static final String REOPEN = """
            WITH seats AS MATERIALIZED (
                SELECT u.*, s.organization_id, s.status, s.starts_at,
                    nextval(pg_get_serial_sequence('connections', 'id')) AS id
                FROM (
                    SELECT u.session_id, p.user_id, u.country, u.city, coalesce(u.referrer, p.referrer) AS referrer,
                        u.platform, u.ordinal
                    FROM unnest($1::bigint[], $2::bigint[], $3::varchar[], $4::varchar[], $5::varchar[], $6::varchar[])
                        WITH ORDINALITY AS u(session_id, participation_id, country, city, referrer, platform, ordinal)
                    JOIN participations p ON p.id = u.participation_id
                ) u
                JOIN event_sessions s ON s.id = u.session_id
                WHERE s.status IN ('ACTIVE', 'START')
                    AND NOT s.is_deleted
            ), opened AS (
                INSERT INTO connections (
                    id, organization_id, session_id, user_id, server_id, opened_at, joined_at, country, city, referrer,
                    platform)
                OVERRIDING SYSTEM VALUE
                SELECT id, organization_id, session_id, user_id, $7, $8,
                    CASE status WHEN 'START' THEN greatest($8, starts_at) END, country, city, referrer, platform
                FROM seats
            )
            SELECT u.ordinal, coalesce(s.id, 0) AS id
            FROM generate_series(1, cardinality($1)) AS u(ordinal)
            LEFT JOIN seats s ON s.ordinal = u.ordinal
            ORDER BY u.ordinal
            """;

    private static final String LEAVE_ALL = """
            WITH mine AS MATERIALIZED (
                SELECT c.id, c.session_id, c.joined_at, least($2, s.ends_at) AS end_at
                FROM connections c
                JOIN event_sessions s ON s.id = c.session_id
                WHERE c.server_id = $1
                    AND c.leaved_at IS NULL
                ORDER BY c.id
                FOR UPDATE OF c
            ),
            """ + Closing.OF_MINE;

    private final Pool database;
    private final RoomServer server;
    private final Clock clock;

    Connections(Pool database, RoomServer server, Clock clock) {
        this.database = database;
        this.server = server;
        this.clock = clock;
    }

    /** The end of one visit. */
    record Leaving(long connectionId, Instant at) {}

    /** Lets somebody in, or not (L2, R10). */
    Uni<Entry> open(Arrival arrival) {
        Arrival.Origin origin = arrival.origin();
        return server.id()
                .chain(id -> database.preparedQuery(OPEN)
                        .execute(Tuple.of(arrival.token(), arrival.sessionId(), id, now())
                                .addString(origin.country())
                                .addString(origin.city())
                                .addString(origin.referrer())
                                .addString(origin.platform())
                                .addBoolean(arrival.isLobby())))
                .map(rows -> entry(rows.iterator().next()));
    }

    /** Makes visits of these, who waited for the start (R10, S1). */
    Uni<Void> begin(long sessionId, List<Attendee> attendees) {
        return database.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        sessionId,
                        attendees.stream().map(Attendee::connectionId).toArray(Long[]::new),
                        attendees.stream()
                                .map(attendee -> attendee.seat().participationId())
                                .toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Ends all visits of a session that is over or deleted, on whichever process; a wait leaves nothing. */
    Uni<Void> end(long sessionId) {
        return database.preparedQuery(END).execute(Tuple.of(sessionId, now())).replaceWithVoid();
    }

    /** Ends these visits, none later than their session. */
    Uni<Void> leave(List<Leaving> leavings) {
        Tuple values = Tuple.tuple()
                .addArrayOfLong(leavings.stream().map(Leaving::connectionId).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(leavings.stream()
                        .map(leaving -> leaving.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return database.preparedQuery(LEAVE).execute(values).replaceWithVoid();
    }

    /** Opens connections again for these, in their order; 0 where the session is over. */
    Uni<List<Long>> reopen(List<Attendee> attendees) {
        Tuple values = Tuple.tuple()
                .addArrayOfLong(attendees.stream()
                        .map(attendee -> attendee.seat().sessionId())
                        .toArray(Long[]::new))
                .addArrayOfLong(attendees.stream()
                        .map(attendee -> attendee.seat().participationId())
                        .toArray(Long[]::new))
                .addArrayOfString(origins(attendees, Arrival.Origin::country))
                .addArrayOfString(origins(attendees, Arrival.Origin::city))
                .addArrayOfString(origins(attendees, Arrival.Origin::referrer))
                .addArrayOfString(origins(attendees, Arrival.Origin::platform));
        return server.id()
                .chain(id -> database.preparedQuery(REOPEN)
                        .execute(values.addLong(id).addOffsetDateTime(now())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .toList());
    }

    /** Ends all visits that this process holds, now. */
    Uni<Void> leaveAll() {
        return server.isRegistered()
                ? server.id()
                        .chain(id -> database.preparedQuery(LEAVE_ALL).execute(Tuple.of(id, now())))
                        .chain(server::remove)
                : Uni.createFrom().voidItem();
    }

    private static String[] origins(List<Attendee> attendees, Function<Arrival.Origin, String> field) {
        return attendees.stream()
                .map(attendee -> field.apply(attendee.arrival().origin()))
                .toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(Row row) {
        String refusal = row.getString("refusal");
        if (refusal != null) {
            return new Entry.Refused(CloseCode.valueOf(refusal));
        }
        var seat = new Entry.Seat(
                row.getLong("organization_id"),
                row.getLong("event_id"),
                row.getLong("session_id"),
                row.getLong("participation_id"),
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("role"),
                ZoneId.of(row.getString("zone")));
        return new Entry.Admitted(
                seat,
                row.getLong("connection_id"),
                row.getString("status").equals("START"),
                row.getLong("last_message"),
                row.getLong("online"));
    }
}
