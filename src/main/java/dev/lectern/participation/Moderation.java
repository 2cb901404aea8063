package dev.lectern.participation;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventLocks;
import dev.lectern.web.Caller;
import dev.lectern.web.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets people in and sends them out (R8). What is not of the organisation, or of a deleted event, is not there. */
@ApplicationScoped
public class Moderation {
    private static final String MODERATE = """
            UPDATE participations
            SET is_accepted = :accepted
            WHERE organization_id = :organization
                AND event_id = :event
                AND id = ANY(:participations)
            """;

    private static final String FIND = """
            SELECT p.id, p.event_id
            FROM participations p
            JOIN events e ON e.id = p.event_id
            WHERE p.organization_id = :organization
                AND p.id = ANY(:participations)
                AND NOT e.is_deleted
            """;

    private static final String KICK = """
            UPDATE participations
            SET is_accepted = false
            WHERE organization_id = :organization
                AND id = ANY(:participations)
                AND is_accepted
            """;

    private static final String LOCK = """
            SELECT id
            FROM participations
            WHERE organization_id = :organization
                AND id = ANY(:participations)
            ORDER BY id
            FOR UPDATE
            """;

    private static final String DELETE = """
            DELETE FROM participations
            WHERE organization_id = :organization
                AND id = ANY(:participations)
            """;

    private final EventLocks events;
    private final Counting counting;
    private final Outbox outbox;

    Moderation(EventLocks events, Counting counting, Outbox outbox) {
        this.events = events;
        this.counting = counting;
        this.outbox = outbox;
    }

    /** Accepts or refuses these people of an event; how many of it were named, changed or not. */
    @WithTransaction
    public Uni<Integer> moderate(Caller caller, long eventId, boolean isAccepted, List<Long> participationIds) {
        return events.one(caller, eventId)
                .chain(() -> isAccepted
                        ? outbox.welcome(caller.organizationId(), eventId, participationIds)
                        : Uni.createFrom().voidItem())
                .chain(() -> Panache.getSession())
                .chain(session -> statement(session, MODERATE, caller.organizationId(), participationIds)
                        .setParameter("accepted", isAccepted)
                        .setParameter("event", eventId)
                        .executeUpdate())
                .invoke(Moderation::requireAny);
    }

    /** Sends accepted people back to those waiting; how many. */
    @WithTransaction
    public Uni<Integer> kick(Caller caller, List<Long> participationIds) {
        return lockEvents(caller, participationIds)
                .chain(found -> Panache.getSession()
                        .chain(session -> statement(session, KICK, caller.organizationId(), found)
                                .executeUpdate()))
                .invoke(Moderation::requireAny);
    }

    /** Deletes registrations for good; how many. */
    @WithTransaction
    public Uni<Integer> delete(Caller caller, List<Long> participationIds) {
        return lockEvents(caller, participationIds)
                .chain(found -> lock(caller, found))
                .call(there -> counting.remove(caller.organizationId(), there))
                .chain(there -> Panache.getSession()
                        .chain(session -> statement(session, DELETE, caller.organizationId(), there)
                                .executeUpdate()))
                .invoke(Moderation::requireAny);
    }

    private Uni<List<Long>> lockEvents(Caller caller, List<Long> participationIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("organization", caller.organizationId())
                        .setParameter("participations", participationIds.toArray(Long[]::new))
                        .getResultList())
                .call(rows -> events.all(
                        caller.organizationId(),
                        rows.stream().map(row -> (Long) row[1]).distinct().toList()))
                .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
    }

    /** Those that are still there now that the events are locked. */
    private static Uni<List<Long>> lock(Caller caller, List<Long> participationIds) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK, Long.class)
                .setParameter("organization", caller.organizationId())
                .setParameter("participations", participationIds.toArray(Long[]::new))
                .getResultList());
    }

    private static Mutiny.MutationQuery statement(
            Mutiny.Session session, String statement, long organizationId, List<Long> participationIds) {
        return session.createNativeQuery(statement)
                .setParameter("organization", organizationId)
                .setParameter("participations", participationIds.toArray(Long[]::new));
    }

    private static void requireAny(int count) {
        if (count == 0) {
            throw new NotFound("None of these participations was found");
        }
    }
}
