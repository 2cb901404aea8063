package dev.lectern.event;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.TimeZones;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads single events and sessions with all that belongs to them. */
@ApplicationScoped
class EventReader {
    private static final String EVENT = """
            SELECT %s
            FROM events e
            WHERE e.organization_id = $1
                AND e.id = $2
                AND NOT e.is_deleted
            """.formatted(EventRow.COLUMNS);

    private static final String SESSIONS = """
            SELECT %s
            FROM event_sessions s
            WHERE s.organization_id = $1
                AND s.event_id = $2
                AND NOT s.is_deleted
            ORDER BY s.starts_at, s.id
            """.formatted(SessionRow.COLUMNS);

    private static final String SESSION = """
            SELECT %s
            FROM event_sessions s
            WHERE s.organization_id = $1
                AND s.id = $2
                AND NOT s.is_deleted
            """.formatted(SessionRow.COLUMNS);

    private static final String FIELDS = """
            SELECT key, label, type, is_required, options, placeholder
            FROM %1$s_additional_fields
            WHERE organization_id = $1
                AND %1$s_id = $2
            ORDER BY ordinal
            """;

    private final Pool database;
    private final TimeZones zones;
    private final SurroundingsReader surroundings;

    EventReader(Pool database, TimeZones zones, SurroundingsReader surroundings) {
        this.database = database;
        this.zones = zones;
        this.surroundings = surroundings;
    }

    /** An event with all its sessions (E12); {@link NotFound} where the organisation has none. */
    Uni<EventDetail> event(long organizationId, long eventId) {
        return one(EVENT, organizationId, eventId, "Event")
                .map(row -> EventRow.of(row, zones))
                .chain(event ->
                        sessions(organizationId, eventId).chain(sessions -> detail(organizationId, event, sessions)));
    }

    /** A session; {@link NotFound} where the organisation has none. */
    Uni<SessionDetail> session(long organizationId, long sessionId) {
        return one(SESSION, organizationId, sessionId, EventSession.KIND)
                .map(row -> SessionRow.of(row, zones))
                .chain(session -> surroundings
                        .read(organizationId, List.of(), List.of(session))
                        .chain(around -> fields(Owner.SESSION, organizationId, sessionId)
                                .map(fields -> new EventViews(around).detailed(session, fields))));
    }

    private Uni<EventDetail> detail(long organizationId, EventRow event, List<SessionRow> sessions) {
        return surroundings
                .read(organizationId, List.of(event), sessions)
                .chain(around -> fields(Owner.EVENT, organizationId, event.id()).map(fields -> {
                    EventViews views = new EventViews(around);
                    return views.detailed(
                            event, sessions.stream().map(views::session).toList(), fields);
                }));
    }

    private Uni<List<SessionRow>> sessions(long organizationId, long eventId) {
        return database.preparedQuery(SESSIONS)
                .execute(Tuple.of(organizationId, eventId))
                .map(rows -> stream(rows).map(row -> SessionRow.of(row, zones)).toList());
    }

    private Uni<List<AdditionalField>> fields(Owner owner, long organizationId, long ownerId) {
        return database.preparedQuery(owner.in(FIELDS))
                .execute(Tuple.of(organizationId, ownerId))
                .map(rows -> stream(rows).map(EventReader::field).toList());
    }

    private static AdditionalField field(Row row) {
        List<String> options = List.of(row.getArrayOfStrings("options"));
        return new AdditionalField(
                row.getString("key"),
                row.getString("label"),
                row.getString("type"),
                row.getBoolean("is_required"),
                options.isEmpty() ? null : options,
                row.getString("placeholder"));
    }

    private Uni<Row> one(String statement, long organizationId, long id, String kind) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> stream(rows).findFirst().orElseThrow(() -> NotFound.of(kind, id)));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
