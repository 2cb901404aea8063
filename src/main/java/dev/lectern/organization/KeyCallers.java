package dev.lectern.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.Callers;
import dev.lectern.web.Unauthorized;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the organisation that a key names, by one query a request and nothing kept between requests: a key that is
 * revoked is dead at once on every replica (W2).
 */
@ApplicationScoped
class KeyCallers implements Callers {
    private static final String CALLER = """
            SELECT k.id AS key_id, k.last_used_at, o.id, o.owner_id, o.alias, o.time_zone_id, z.name AS zone,
                COALESCE(u.lang, o.lang) AS lang
            FROM api_keys k
            JOIN organizations o ON o.id = k.organization_id
            JOIN time_zones z ON z.id = o.time_zone_id
            JOIN users u ON u.id = o.owner_id
            WHERE k.hash = $1
                AND (k.expires_at IS NULL OR k.expires_at > $2)
            """;

    private final Pool database;
    private final Clock clock;
    private final KeyUse use;

    KeyCallers(Pool database, Clock clock, KeyUse use) {
        this.database = database;
        this.clock = clock;
        this.use = use;
    }

    @Override
    public Uni<Caller> callerOf(String key) {
        Instant now = clock.instant();
        return database.preparedQuery(CALLER)
                .execute(Tuple.of(new Secret(key).hash(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new Unauthorized("The key in x-auth-token is unknown or has expired");
                    }
                    return used(rows.iterator().next(), now);
                });
    }

    private Caller used(Row row, Instant now) {
        OffsetDateTime lastUsedAt = row.getOffsetDateTime("last_used_at");
        use.note(row.getLong("key_id"), lastUsedAt == null ? null : lastUsedAt.toInstant(), now);
        return new Caller(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getString("alias"),
                row.getLong("time_zone_id"),
                ZoneId.of(row.getString("zone")),
                row.getString("lang"));
    }
}
