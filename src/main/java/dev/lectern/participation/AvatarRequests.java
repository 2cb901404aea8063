package dev.lectern.participation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.RegistrationTarget;
import dev.lectern.participation.Participations.Participant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The pictures that callers name by address for people who are new (F3). They are fetched after the registration, as a slow picture
 * must not hold it up, nor a bad one stop it.
 */
@ApplicationScoped
class AvatarRequests {
    static final int BATCH = 10;

    private static final String REQUEST = """
            INSERT INTO avatar_requests (user_id, organization_id, owner_id, url, due_at)
            SELECT r.user_id, :organization, :owner, r.url, :now
            FROM unnest(cast(:users AS bigint[]), cast(:urls AS varchar[])) AS r(user_id, url)
            ORDER BY r.user_id
            ON CONFLICT (user_id) DO NOTHING
            """;

    private static final String TAKE = """
            UPDATE avatar_requests
            SET due_at = :later
            WHERE user_id IN (
                SELECT user_id
                FROM avatar_requests
                WHERE due_at <= :now
                ORDER BY due_at, user_id
                LIMIT :batch
                FOR UPDATE SKIP LOCKED)
            RETURNING user_id, organization_id, owner_id, url
            """;

    private static final String FORGET = """
            DELETE FROM avatar_requests
            WHERE user_id = :user
            """;

    private final AvatarConfig config;
    private final Clock clock;

    AvatarRequests(AvatarConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A picture to be fetched for this user, who is this member's contact. */
    record AvatarRequest(long userId, long organizationId, long ownerId, String url) {
        private static AvatarRequest of(Object[] row) {
            return new AvatarRequest((Long) row[0], (Long) row[1], (Long) row[2], (String) row[3]);
        }
    }

    /** Asks for the pictures of those who are new, within the caller's transaction. */
    Uni<Void> request(RegistrationTarget target, List<Participant> participants) {
        List<Participant> shown = participants.stream()
                .filter(participant -> participant.candidate().isNew())
                .filter(participant -> participant.registration().avatar() != null)
                .toList();
        return shown.isEmpty() ? Uni.createFrom().voidItem() : insert(target, shown);
    }

    /** Some that are due, for the caller alone; they are due again if it does not {@link #forget} them in time. */
    @WithTransaction
    Uni<List<AvatarRequest>> take() {
        Instant now = clock.instant();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("later", now.plus(config.retryAfter()))
                        .setParameter("now", now)
                        .setParameter("batch", BATCH)
                        .getResultList())
                .map(rows -> rows.stream().map(AvatarRequest::of).toList());
    }

    /** Ends a request, within the caller's transaction; false where somebody else has, or its organisation is gone. */
    Uni<Boolean> forget(AvatarRequest request) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("user", request.userId())
                        .executeUpdate())
                .map(forgotten -> forgotten > 0);
    }

    private Uni<Void> insert(RegistrationTarget target, List<Participant> shown) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REQUEST)
                        .setParameter("organization", target.organizationId())
                        .setParameter("owner", target.createUserId())
                        .setParameter(
                                "users", shown.stream().map(Participant::userId).toArray(Long[]::new))
                        .setParameter(
                                "urls",
                                shown.stream()
                                        .map(participant ->
                                                participant.registration().avatar())
                                        .toArray(String[]::new))
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
