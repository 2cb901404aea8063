package dev.lectern.participation;

import java.time.Clock;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Mail that is to be sent (R7), written in the transaction of what it tells of. */
@ApplicationScoped
class Outbox {
    private static final String INVITE = """
            INSERT INTO outbox (organization_id, participation_id, kind, due_at, create_at)
            SELECT :organization, p.id, 'INVITATION', :now, :now
            FROM unnest(cast(:participations AS bigint[])) WITH ORDINALITY AS p(id, ordinal)
            ORDER BY p.ordinal
            """;

    private final Clock clock;

    Outbox(Clock clock) {
        this.clock = clock;
    }

    /** An invitation for each of these participations. */
    Uni<Void> invite(long organizationId, List<Long> participationIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INVITE)
                        .setParameter("organization", organizationId)
                        .setParameter("participations", participationIds.toArray(Long[]::new))
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
