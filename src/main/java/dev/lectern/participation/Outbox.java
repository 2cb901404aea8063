package dev.lectern.participation;

import java.time.Clock;
import java.time.Instant;
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

    private static final String INVITE_AGAIN = """
            INSERT INTO outbox (organization_id, participation_id, kind, due_at, create_at)
            SELECT p.organization_id, p.id, 'INVITATION', :now, :now
            FROM participations p
            WHERE p.organization_id = :organization
                AND p.id = :participation
                AND p.is_accepted
                AND NOT EXISTS (
                    SELECT 1
                    FROM outbox o
                    WHERE o.organization_id = p.organization_id
                        AND o.participation_id = p.id
                        AND o.kind = 'INVITATION'
                        AND (o.status = 'WAITING' OR o.create_at > :since))
            """;

    /** Only those who registered themselves: who was invited has had a mail, or was not to have one. */
    private static final String WELCOME = """
            INSERT INTO outbox (organization_id, participation_id, kind, due_at, create_at)
            SELECT p.organization_id, p.id, 'INVITATION', :now, :now
            FROM participations p
            WHERE p.organization_id = :organization
                AND p.event_id = :event
                AND p.id = ANY(:participations)
                AND p.invite_user_id IS NULL
                AND NOT p.is_accepted
            ORDER BY p.id
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

    /** Another invitation, unless one waits or was made since then, or they are not accepted. */
    Uni<Void> inviteAgain(long organizationId, long participationId, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INVITE_AGAIN)
                        .setParameter("organization", organizationId)
                        .setParameter("participation", participationId)
                        .setParameter("since", since)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** An invitation for those of these people who registered themselves and are about to be accepted. */
    Uni<Void> welcome(long organizationId, long eventId, List<Long> participationIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WELCOME)
                        .setParameter("organization", organizationId)
                        .setParameter("event", eventId)
                        .setParameter("participations", participationIds.toArray(Long[]::new))
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
