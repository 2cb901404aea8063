package dev.lectern.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.contact.Tags;
import dev.lectern.file.FileLinks;
import dev.lectern.file.Files;
import dev.lectern.organization.People;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what events and sessions refer to: five statements, however many there are. */
@ApplicationScoped
class SurroundingsReader {
    private static final String CARRIED = """
            SELECT 'lector' AS kind, %1$s_id AS owner, user_id AS id, ordinal
            FROM %1$s_lectors
            WHERE organization_id = $1 AND %1$s_id = ANY($2)
            UNION ALL
            SELECT 'tag', %1$s_id, tag_id, ordinal
            FROM %1$s_tags
            WHERE organization_id = $1 AND %1$s_id = ANY($2)
            UNION ALL
            SELECT 'file', %1$s_id, file_id, ordinal
            FROM %1$s_files
            WHERE organization_id = $1 AND %1$s_id = ANY($2)
            ORDER BY owner, kind, ordinal
            """;

    private final Pool database;
    private final People people;
    private final Tags tags;
    private final Files files;
    private final FileLinks links;

    SurroundingsReader(Pool database, People people, Tags tags, Files files, FileLinks links) {
        this.database = database;
        this.people = people;
        this.tags = tags;
        this.files = files;
        this.links = links;
    }

    /** Reads all that these events and sessions of one organisation refer to. */
    Uni<Surroundings> read(long organizationId, List<EventRow> events, List<SessionRow> sessions) {
        return carried(Owner.EVENT, organizationId, ids(events, EventRow::id))
                .chain(ofEvents -> carried(Owner.SESSION, organizationId, ids(sessions, SessionRow::id))
                        .chain(ofSessions -> names(organizationId, events, sessions, ofEvents, ofSessions)));
    }

    private Uni<Surroundings> names(
            long organizationId,
            List<EventRow> events,
            List<SessionRow> sessions,
            Map<Long, Carried> ofEvents,
            Map<Long, Carried> ofSessions) {
        List<Carried> all = Stream.concat(ofEvents.values().stream(), ofSessions.values().stream())
                .toList();
        Set<Long> users = distinct(all, Carried::lectors);
        events.forEach(event -> users.add(event.createUserId()));
        sessions.forEach(session -> users.add(session.createUserId()));
        Set<Long> fileIds = distinct(all, Carried::files);
        events.stream().map(EventRow::imageId).filter(Objects::nonNull).forEach(fileIds::add);
        sessions.stream().map(SessionRow::imageId).filter(Objects::nonNull).forEach(fileIds::add);
        return people.names(users).chain(named -> tags.names(organizationId, distinct(all, Carried::tags))
                .chain(tagged -> files.find(organizationId, fileIds)
                        .map(found -> new Surroundings(ofEvents, ofSessions, named, tagged, found, links))));
    }

    private Uni<Map<Long, Carried>> carried(Owner owner, long organizationId, Long[] ids) {
        if (ids.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(owner.in(CARRIED))
                .execute(Tuple.of(organizationId, ids))
                .map(rows -> {
                    Map<Long, Carried> carried = new HashMap<>();
                    for (Row row : rows) {
                        carried.computeIfAbsent(row.getLong("owner"), id -> Carried.empty())
                                .ofKind(row.getString("kind"))
                                .add(row.getLong("id"));
                    }
                    return carried;
                });
    }

    private static <T> Long[] ids(List<T> rows, Function<T, Long> id) {
        return rows.stream().map(id).toArray(Long[]::new);
    }

    private static Set<Long> distinct(List<Carried> all, Function<Carried, List<Long>> kind) {
        Set<Long> ids = new HashSet<>();
        all.stream().map(kind).forEach((Collection<Long> some) -> ids.addAll(some));
        return ids;
    }
}
