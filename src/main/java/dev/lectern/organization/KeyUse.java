package dev.lectern.organization;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/** Writes down when a key was last used, at most once a minute a key, so that a busy key costs no write a request (O3). */
@ApplicationScoped
class KeyUse {
    private static final Logger LOG = Logger.getLogger(KeyUse.class);
    private static final Duration RESOLUTION = Duration.ofMinutes(1);
    private static final String WRITE = """
            UPDATE api_keys
            SET last_used_at = $2
            WHERE id = $1
                AND (last_used_at IS NULL OR last_used_at <= $3)
            """;

    private final Pool database;
    private final Set<Long> underway = ConcurrentHashMap.newKeySet();

    KeyUse(Pool database) {
        this.database = database;
    }

    /** Returns at once: the request does not wait for it, and does not fail with it. */
    void note(long keyId, Instant lastUsedAt, Instant now) {
        Instant due = now.minus(RESOLUTION);
        if (lastUsedAt != null && lastUsedAt.isAfter(due) || !underway.add(keyId)) {
            return;
        }
        database.preparedQuery(WRITE)
                .execute(Tuple.of(keyId, now.atOffset(ZoneOffset.UTC), due.atOffset(ZoneOffset.UTC)))
                .onTermination()
                .invoke(() -> underway.remove(keyId))
                .subscribe()
                .with(written -> {}, failure -> LOG.warnf(failure, "The use of key %d was not written down", keyId));
    }
}
