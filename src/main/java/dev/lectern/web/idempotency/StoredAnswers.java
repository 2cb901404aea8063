package dev.lectern.web.idempotency;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import dev.lectern.web.Conflict;
import dev.lectern.web.Unauthorized;
import dev.lectern.web.Unprocessable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import org.hibernate.reactive.mutiny.Mutiny;

/** The answers that calls with a key had (R6). Reads and writes within the transaction that does what the call asks for. */
@ApplicationScoped
class StoredAnswers {
    /** Bodies may be some megabytes each. */
    private static final int BATCH = 100;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(:lock)";

    /** Whoever deletes the organisation locks it first, too: so neither waits for the other crosswise. */
    private static final String FIND = """
            SELECT a.fingerprint, a.status, a.headers, a.body
            FROM organizations o
                LEFT JOIN stored_answers a
                ON a.organization_id = o.id
                    AND a.idempotency_key = :key
                    AND a.expires_at > :now
            WHERE o.id = :organization
            FOR KEY SHARE OF o
            """;

    /** Who is here has the lock: a row in the way has expired. */
    private static final String KEEP = """
            INSERT INTO stored_answers (organization_id, idempotency_key, fingerprint, status, headers, body, expires_at)
            VALUES (:organization, :key, :fingerprint, :status, :headers, :body, :expiresAt)
            ON CONFLICT (organization_id, idempotency_key) DO UPDATE
            SET fingerprint = excluded.fingerprint,
                status = excluded.status,
                headers = excluded.headers,
                body = excluded.body,
                expires_at = excluded.expires_at
            """;

    static final String EXPIRE = """
            DELETE FROM stored_answers
            WHERE ctid = ANY(ARRAY(
                SELECT ctid
                FROM stored_answers
                WHERE expires_at <= :now
                ORDER BY expires_at
                LIMIT :batch
                FOR UPDATE SKIP LOCKED))
            """;

    private final IdempotencyConfig config;
    private final Clock clock;

    StoredAnswers(IdempotencyConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * The answer that the call had; null where it has had none, and from now on to the end of the transaction nobody else works
     * on this key. {@link Conflict} where somebody does already, {@link Unprocessable} where the key was another call's.
     */
    Uni<StoredAnswer> claim(KeyedCall call) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK, Boolean.class)
                .setParameter("lock", call.lock())
                .getSingleResult()
                .chain(isLocked -> find(session, call).map(rows -> claimed(rows, call, isLocked))));
    }

    /** Keeps the answer of a claimed call. */
    Uni<Void> keep(KeyedCall call, StoredAnswer answer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("organization", call.organizationId())
                        .setParameter("key", call.key())
                        .setParameter("fingerprint", call.fingerprint())
                        .setParameter("status", answer.status())
                        .setParameter("headers", new JsonObject(Map.copyOf(answer.headers())).encode())
                        .setParameter("body", answer.body())
                        .setParameter("expiresAt", clock.instant().plus(config.keep()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes one batch of expired answers; how many there were. */
    @WithTransaction
    Uni<Integer> expire() {
        Instant now = clock.instant();
        return Panache.getSession().chain(session -> session.createNativeQuery(EXPIRE)
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .executeUpdate());
    }

    private Uni<List<Tuple>> find(Mutiny.Session session, KeyedCall call) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("key", call.key())
                .setParameter("now", clock.instant())
                .setParameter("organization", call.organizationId())
                .getResultList();
    }

    private static StoredAnswer claimed(List<Tuple> rows, KeyedCall call, boolean isLocked) {
        if (rows.isEmpty()) {
            throw new Unauthorized("The organization has just been deleted");
        }
        Tuple row = rows.get(0);
        byte[] fingerprint = row.get("fingerprint", byte[].class);
        if (fingerprint == null && !isLocked) {
            throw new Conflict("A call with this " + KeyedCall.HEADER + " is under way");
        }
        if (fingerprint != null && !MessageDigest.isEqual(fingerprint, call.fingerprint())) {
            throw new Unprocessable("This " + KeyedCall.HEADER + " was used for another call");
        }
        return fingerprint == null ? null : answer(row);
    }

    @SuppressWarnings("unchecked")
    private static StoredAnswer answer(Tuple row) {
        Map<String, ?> headers = new JsonObject(row.get("headers", String.class)).getMap();
        return new StoredAnswer(
                row.get("status", Integer.class), (Map<String, List<String>>) headers, row.get("body", byte[].class));
    }
}
