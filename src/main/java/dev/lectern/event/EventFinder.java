package dev.lectern.event;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tells whether an organisation has an event or a session, for lists of what belongs to it. */
@ApplicationScoped
public class EventFinder {
    private static final String EVENT = """
            SELECT id AS event_id
            FROM events
            WHERE organization_id = $1
                AND id = $2
                AND NOT is_deleted
            """;

    private static final String SESSION = """
            SELECT event_id
            FROM event_sessions
            WHERE organization_id = $1
                AND id = $2
                AND NOT is_deleted
            """;

    private final Pool database;

    EventFinder(Pool database) {
        this.database = database;
    }

    /** The event's id; {@link NotFound} where the organisation has none. */
    public Uni<Long> event(long organizationId, long eventId) {
        return find(EVENT, organizationId, eventId, "Event");
    }

    /** The id of a session's event; {@link NotFound} where the organisation has no such session. */
    public Uni<Long> eventOf(long organizationId, long sessionId) {
        return find(SESSION, organizationId, sessionId, EventSession.KIND);
    }

    private Uni<Long> find(String statement, long organizationId, long id, String kind) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.iterator())
                .map(rows -> {
                    if (!rows.hasNext()) {
                        throw NotFound.of(kind, id);
                    }
                    return rows.next().getLong("event_id");
                });
    }
}
