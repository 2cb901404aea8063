package dev.lectern.room;

import java.util.concurrent.atomic.AtomicReference;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * This process among those that hold connections. Who lives is told and read by the database's clock alone, so that processes
 * whose clocks differ do not take each other for dead.
 */
@ApplicationScoped
class RoomServer {
    private static final String REGISTER = """
            INSERT INTO room_servers (seen_at) VALUES (now())
            RETURNING id
            """;

    private static final String TELL = """
            UPDATE room_servers SET seen_at = now() WHERE id = $1
            """;

    private static final String REMOVE = """
            DELETE FROM room_servers WHERE id = $1
            """;

    private final Pool database;
    private final AtomicReference<Uni<Long>> registration = new AtomicReference<>();

    RoomServer(Pool database) {
        this.database = database;
    }

    /** Its number; the first who asks has it registered. */
    Uni<Long> id() {
        Uni<Long> known = registration.get();
        if (known != null) {
            return known;
        }
        Uni<Long> mine = database.query(REGISTER)
                .execute()
                .map(rows -> rows.iterator().next().getLong("id"))
                .onFailure()
                .invoke(failure -> registration.set(null))
                .memoize()
                .indefinitely();
        return registration.compareAndSet(null, mine) ? mine : id();
    }

    /** Whether anybody has asked for its number. */
    boolean isRegistered() {
        return registration.get() != null;
    }

    /** Tells that it lives; false where another process took it for dead, and it is registered no more. */
    Uni<Boolean> tell() {
        return id().chain(id -> database.preparedQuery(TELL).execute(Tuple.of(id)))
                .map(SqlResult::rowCount)
                .map(told -> told > 0)
                .invoke(isThere -> {
                    if (!isThere) {
                        registration.set(null);
                    }
                });
    }

    /** Takes leave. None of its connections may be open. */
    Uni<Void> remove() {
        return id().chain(id -> database.preparedQuery(REMOVE).execute(Tuple.of(id)))
                .replaceWithVoid();
    }
}
