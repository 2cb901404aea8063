package dev.lectern.room;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Closes what nobody else will: connections of processes that died, and of sessions that ended unseen (S1). Any process may. */
@ApplicationScoped
class Sweep {
    private static final String DEAD = """
            WITH dead AS MATERIALIZED (
                SELECT id, seen_at
                FROM room_servers
                WHERE seen_at < now() - $1::double precision * interval '1 second'
                ORDER BY id
                FOR UPDATE SKIP LOCKED
            ), mine AS MATERIALIZED (
                SELECT c.id, c.session_id, c.joined_at, least(d.seen_at, s.ends_at, s.delete_at) AS end_at
                FROM dead d
                JOIN connections c ON c.server_id = d.id AND c.leaved_at IS NULL
                JOIN event_sessions s ON s.id = c.session_id
                ORDER BY c.id
                FOR UPDATE OF c
            ), removed AS (
                DELETE FROM room_servers r USING dead d WHERE r.id = d.id
            ),
            """ + Closing.OF_MINE;

    private static final String OVER = """
            WITH mine AS MATERIALIZED (
                SELECT c.id, c.session_id, c.joined_at, coalesce(s.ends_at, s.delete_at, s.update_at) AS end_at
                FROM connections c
                JOIN event_sessions s ON s.id = c.session_id
                WHERE c.leaved_at IS NULL
                    AND (s.status = 'STOP' OR s.is_deleted)
                ORDER BY c.id
                FOR UPDATE OF c
            ),
            """ + Closing.OF_MINE;

    private final Pool database;

    Sweep(Pool database) {
        this.database = database;
    }

    /** Closes the connections of processes that have not told for so long, each at the last time it did. */
    Uni<Void> deadServers(Duration silence) {
        return database.preparedQuery(DEAD)
                .execute(Tuple.of(silence.toMillis() / 1_000.0))
                .replaceWithVoid();
    }

    /** Closes what is open of sessions that are over or deleted. */
    Uni<Void> endedSessions() {
        return database.query(OVER).execute().replaceWithVoid();
    }
}
