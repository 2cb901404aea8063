package dev.lectern.contact;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** An organisation's tags: one a name, whatever its case (C3). */
@ApplicationScoped
public class Tags {
    /**
     * A CTE {@code wanted} of the ids of tags with {@code :names} in their {@code ordinal}, each once. Those that are not there are made
     * in one order, so that two calls making the same tags wait for each other instead of locking each other out; the
     * update changes nothing but lets the second of them see what the first has made.
     */
    static final String WANTED = """
            given AS (
                SELECT lower(n.name) AS folded, (array_agg(n.name ORDER BY n.ordinal))[1] AS name, min(n.ordinal) AS ordinal
                FROM unnest(cast(:names AS varchar[])) WITH ORDINALITY AS n(name, ordinal)
                GROUP BY 1),
            known AS (
                SELECT t.id, g.folded
                FROM given g
                JOIN tags t ON t.organization_id = :organization
                    AND lower(t.name) = g.folded),
            made AS (
                INSERT INTO tags (organization_id, name, create_at)
                SELECT :organization, g.name, :now
                FROM given g
                WHERE g.folded NOT IN (SELECT folded FROM known)
                ORDER BY g.folded
                ON CONFLICT (organization_id, lower(name)) DO UPDATE SET name = tags.name
                RETURNING id, lower(name) AS folded),
            wanted AS (
                SELECT t.id, g.ordinal
                FROM (SELECT id, folded FROM known UNION ALL SELECT id, folded FROM made) t
                JOIN given g ON g.folded = t.folded)
            """;

    private static final String FIND_OR_CREATE = """
            WITH %s
            SELECT id
            FROM wanted
            ORDER BY ordinal
            """.formatted(WANTED);

    private static final String NAMES = """
            SELECT id, name
            FROM tags
            WHERE organization_id = $1
                AND id = ANY($2)
            """;

    private final Pool database;
    private final Clock clock;

    Tags(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The ids of tags with these names, in their order, each once; unknown ones are created. Within the caller's transaction. */
    public Uni<List<Long>> findOrCreate(long organizationId, List<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(FIND_OR_CREATE, Long.class)
                .setParameter("names", names.toArray(String[]::new))
                .setParameter("organization", organizationId)
                .setParameter("now", clock.instant())
                .getResultList());
    }

    /** The names of these tags by id. */
    public Uni<Map<Long, String>> names(long organizationId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(NAMES)
                .execute(Tuple.of(organizationId, ids.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, String> names = new HashMap<>();
                    for (Row row : rows) {
                        names.put(row.getLong("id"), row.getString("name"));
                    }
                    return names;
                });
    }
}
