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
import org.hibernate.reactive.mutiny.Mutiny;

/** An organisation's tags: one a name, whatever its case (C3). */
@ApplicationScoped
public class Tags {
    /** In one order, so that two calls creating the same tags wait for each other instead of locking each other out. */
    private static final String CREATE = """
            INSERT INTO tags (organization_id, name, create_at)
            SELECT :organization, n.name, :now
            FROM unnest(cast(:names AS varchar[])) AS n(name)
            ORDER BY lower(n.name)
            ON CONFLICT (organization_id, lower(name)) DO NOTHING
            """;

    private static final String FIND = """
            SELECT t.id
            FROM unnest(cast(:names AS varchar[])) WITH ORDINALITY AS n(name, ordinal)
            JOIN tags t ON t.organization_id = :organization
                AND lower(t.name) = lower(n.name)
            GROUP BY t.id
            ORDER BY min(n.ordinal)
            """;

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
        String[] given = names.toArray(String[]::new);
        return Panache.getSession().chain(session -> create(session, organizationId, given)
                .chain(created -> session.createNativeQuery(FIND, Long.class)
                        .setParameter("names", given)
                        .setParameter("organization", organizationId)
                        .getResultList()));
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

    private Uni<Integer> create(Mutiny.Session session, long organizationId, String[] names) {
        return session.createNativeQuery(CREATE)
                .setParameter("organization", organizationId)
                .setParameter("names", names)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
