package dev.lectern.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.lectern.web.Conflict;
import dev.lectern.web.NotFound;
import dev.lectern.web.Slice;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** An organisation's keys (O3). Every method is one transaction, or part of the caller's. */
@ApplicationScoped
public class ApiKeys {
    /** How many keys of an organisation may be live at a time. */
    public static final int MAX_LIVE = 20;

    private static final String LIVE = "organizationId = ?1 AND (expiresAt IS NULL OR expiresAt > ?2)";

    private final Clock clock;

    ApiKeys(Clock clock) {
        this.clock = clock;
    }

    @WithSession
    public Uni<Long> count(long organizationId) {
        return ApiKey.count("organizationId", organizationId);
    }

    /** Some of the organisation's keys, dead ones too, by id. */
    @WithSession
    public Uni<List<ApiKey>> list(long organizationId, Slice slice) {
        return ApiKey.getSession().chain(session -> session.createSelectionQuery(
                        "FROM ApiKey WHERE organizationId = :organization AND id > :after ORDER BY id", ApiKey.class)
                .setParameter("organization", organizationId)
                .setParameter("after", slice.after())
                .setFirstResult((int) Math.min(slice.offset(), Integer.MAX_VALUE))
                .setMaxResults(slice.limit())
                .getResultList());
    }

    /**
     * Makes a key; {@link Conflict} when the organisation has {@value #MAX_LIVE} live ones.
     *
     * @param expiresAt null: never
     */
    @WithTransaction
    public Uni<IssuedKey> create(long organizationId, String name, Instant expiresAt) {
        return lock(organizationId).chain(() -> issue(organizationId, name, Secret.random(), expiresAt));
    }

    /**
     * Makes a key of the same name and expiry in the place of a live one, which lives on for the grace time at most;
     * {@link Conflict} when it is dead already, or when that would be the 21st live one.
     */
    @WithTransaction
    public Uni<IssuedKey> rotate(long organizationId, long keyId, Duration grace) {
        return lock(organizationId).chain(() -> find(organizationId, keyId)).chain(old -> replace(old, grace));
    }

    /** Ends a key at once. */
    @WithTransaction
    public Uni<Void> revoke(long organizationId, long keyId) {
        return ApiKey.delete("organizationId = ?1 AND id = ?2", organizationId, keyId)
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw notFound(keyId);
                    }
                })
                .replaceWithVoid();
    }

    Uni<IssuedKey> issue(long organizationId, String name, Secret secret, Instant expiresAt) {
        return ApiKey.count(LIVE, organizationId, clock.instant())
                .invoke(live -> {
                    if (live >= MAX_LIVE) {
                        throw new Conflict("The organization has " + MAX_LIVE + " live keys");
                    }
                })
                .chain(() -> key(organizationId, name, secret, expiresAt).<ApiKey>persistAndFlush())
                .map(key -> new IssuedKey(key.id, key.prefix, secret.text()));
    }

    private Uni<IssuedKey> replace(ApiKey old, Duration grace) {
        Instant now = clock.instant();
        if (!old.isLiveAt(now)) {
            throw new Conflict("Key " + old.id + " has expired");
        }
        Instant expiresAt = old.expiresAt;
        Instant graceEnd = now.plus(grace);
        old.expiresAt = expiresAt == null || graceEnd.isBefore(expiresAt) ? graceEnd : expiresAt;
        return issue(old.organizationId, old.name, Secret.random(), expiresAt);
    }

    private ApiKey key(long organizationId, String name, Secret secret, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.organizationId = organizationId;
        key.name = name;
        key.prefix = secret.prefix();
        key.hash = secret.hash();
        key.createAt = clock.instant();
        key.expiresAt = expiresAt;
        return key;
    }

    /** Racing calls wait here for each other, as counting alone would let the 21st key in. */
    private static Uni<Organization> lock(long organizationId) {
        return Organization.<Organization>findById(organizationId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> Organizations.notFound(organizationId));
    }

    private static Uni<ApiKey> find(long organizationId, long keyId) {
        return ApiKey.<ApiKey>find("organizationId = ?1 AND id = ?2", organizationId, keyId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(keyId));
    }

    private static NotFound notFound(long keyId) {
        return NotFound.of("Key", keyId);
    }
}
