package dev.lectern.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The names of users, for lists that show many of them. */
@ApplicationScoped
public class People {
    private static final String NAMES = """
            SELECT id, name, second_name
            FROM users
            WHERE id = ANY($1)
            """;

    private final Pool database;

    People(Pool database) {
        this.database = database;
    }

    /** A user's names; null where there is none. */
    public record Named(long id, String name, String secondName) {}

    /** The names of these users by id. */
    public Uni<Map<Long, Named>> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(NAMES)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Named> names = new HashMap<>();
                    for (Row row : rows) {
                        long id = row.getLong("id");
                        names.put(id, new Named(id, row.getString("name"), row.getString("second_name")));
                    }
                    return names;
                });
    }
}
