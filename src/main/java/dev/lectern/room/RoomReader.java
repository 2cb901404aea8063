package dev.lectern.room;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** How a room is: its session's state, who may stay, who is connected anywhere and who waits to be let in. */
@ApplicationScoped
class RoomReader {
    private static final int SHOWN = 200;

    private static final String STATE = """
            SELECT CASE WHEN is_deleted THEN 'DELETED' ELSE status END AS state
            FROM event_sessions
            WHERE organization_id = $1
                AND id = $2
            """;

    private static final String ACCEPTED = """
            SELECT id
            FROM participations
            WHERE organization_id = $1
                AND id = ANY($2)
                AND is_accepted
            """;

    private static final String ONLINE = """
            SELECT count(DISTINCT user_id) AS online
            FROM connections
            WHERE session_id = $1
                AND leaved_at IS NULL
            """;

    private static final String INSIDE = """
            SELECT p.id, p.name, p.role, count(*) OVER () AS total
            FROM (
                SELECT DISTINCT user_id
                FROM connections
                WHERE session_id = $1
                    AND leaved_at IS NULL
            ) c
            CROSS JOIN LATERAL (
                SELECT p.id, p.role, %s AS name
                FROM participations p
                JOIN users u ON u.id = p.user_id
                WHERE p.event_id = $2
                    AND p.user_id = c.user_id
                    AND (p.session_id = $1 OR p.session_id IS NULL)
                ORDER BY p.is_accepted DESC, p.session_id NULLS LAST
                LIMIT 1
            ) p
            ORDER BY p.role = 'GUEST', lower(p.name), p.id
            LIMIT $3
            """.formatted(Names.OF_PARTICIPANT);

    private static final String WAITING = """
            SELECT p.id, %s AS name, u.email, count(*) OVER () AS total
            FROM participations p
            JOIN users u ON u.id = p.user_id
            WHERE p.organization_id = $1
                AND p.event_id = $2
                AND (p.session_id = $3 OR p.session_id IS NULL)
                AND NOT p.is_accepted
            ORDER BY p.id
            LIMIT $4
            """.formatted(Names.OF_PARTICIPANT);

    private static final String OF_PERSON = """
            SELECT p.id
            FROM participations named
            JOIN participations p ON p.event_id = named.event_id AND p.user_id = named.user_id
            WHERE named.organization_id = $1
                AND named.event_id = $2
                AND (named.session_id = $3 OR named.session_id IS NULL)
                AND named.id = $4
                AND (p.session_id = $3 OR p.session_id IS NULL)
            """;

    private final Pool database;

    RoomReader(Pool database) {
        this.database = database;
    }

    /** How a session is. */
    enum State {
        ACTIVE,
        START,
        STOP,
        DELETED
    }

    /** The state of this session; one that is no more was deleted. */
    Uni<State> state(Entry.Seat session) {
        return database.preparedQuery(STATE)
                .execute(Tuple.of(session.organizationId(), session.sessionId()))
                .map(rows -> rows.size() == 0
                        ? State.DELETED
                        : State.valueOf(rows.iterator().next().getString("state")));
    }

    /** Which of these participations are there and accepted. */
    Uni<Set<Long>> accepted(Entry.Seat session, List<Long> participationIds) {
        return database.preparedQuery(ACCEPTED)
                .execute(Tuple.of(session.organizationId(), participationIds.toArray(Long[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .collect(Collectors.toSet()));
    }

    /** How many people are connected, on all processes, each once. */
    Uni<Long> online(Entry.Seat session) {
        return database.preparedQuery(ONLINE)
                .execute(Tuple.of(session.sessionId()))
                .map(rows -> rows.iterator().next().getLong("online"));
    }

    /** Who is connected, and who is registered without being accepted. */
    Uni<Outgoing.People> people(Entry.Seat session) {
        return database.preparedQuery(INSIDE)
                .execute(Tuple.of(session.sessionId(), session.eventId(), SHOWN))
                .chain(inside -> database.preparedQuery(WAITING)
                        .execute(Tuple.of(session.organizationId(), session.eventId(), session.sessionId(), SHOWN))
                        .map(waiting -> people(inside, waiting)));
    }

    /**
     * All participations for the session and its series of the person whose this is: one for each at most, and either lets them in
     * (R1). None where this one is for neither.
     */
    Uni<List<Long>> ofPerson(Entry.Seat session, long participationId) {
        return database.preparedQuery(OF_PERSON)
                .execute(Tuple.of(session.organizationId(), session.eventId(), session.sessionId(), participationId))
                .map(rows -> list(rows, row -> row.getLong("id")));
    }

    private static Outgoing.People people(RowSet<Row> inside, RowSet<Row> waiting) {
        return new Outgoing.People(
                list(
                        inside,
                        row -> new Outgoing.Inside(row.getLong("id"), row.getString("name"), row.getString("role"))),
                total(inside),
                list(
                        waiting,
                        row -> new Outgoing.Waiting(row.getLong("id"), row.getString("name"), row.getString("email"))),
                total(waiting));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> view) {
        return StreamSupport.stream(rows.spliterator(), false).map(view).toList();
    }

    private static long total(RowSet<Row> rows) {
        return rows.size() == 0 ? 0 : rows.iterator().next().getLong("total");
    }
}
