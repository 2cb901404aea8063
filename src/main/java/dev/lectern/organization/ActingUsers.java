package dev.lectern.organization;

import java.time.ZoneId;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Callers without a key: people who act in an organisation by another right, as hosts in a room do. */
@ApplicationScoped
public class ActingUsers {
    private static final String CALLER = """
            SELECT o.id, u.id AS user_id, o.alias, o.time_zone_id, z.name AS zone, coalesce(u.lang, o.lang) AS lang
            FROM organizations o
            JOIN time_zones z ON z.id = o.time_zone_id
            JOIN users u ON u.id = $2
            WHERE o.id = $1
            """;

    private final Pool database;

    ActingUsers(Pool database) {
        this.database = database;
    }

    /** The user as one who acts in the organisation: the right to is for the one who asks to have checked. */
    public Uni<Caller> caller(long organizationId, long userId) {
        return database.preparedQuery(CALLER)
                .execute(Tuple.of(organizationId, userId))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw NotFound.of("Organization", organizationId);
                    }
                    return caller(rows.iterator().next());
                });
    }

    private static Caller caller(Row row) {
        return new Caller(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("alias"),
                row.getLong("time_zone_id"),
                ZoneId.of(row.getString("zone")),
                row.getString("lang"));
    }
}
