package dev.lectern.event;

import java.util.Collection;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Locks events until the caller's transaction ends: to be taken before anything that belongs to them is changed. */
@ApplicationScoped
public class EventLocks {
    private static final String ALL = """
            SELECT id
            FROM events
            WHERE organization_id = :organization
                AND id = ANY(:events)
            ORDER BY id
            FOR UPDATE
            """;

    private final Events events;

    EventLocks(Events events) {
        this.events = events;
    }

    /** Locks one; {@link NotFound} where the organisation has none. */
    public Uni<Void> one(Caller caller, long eventId) {
        return events.lock(caller, eventId).replaceWithVoid();
    }

    /** Locks those of these that the organisation has, in one order. */
    public Uni<Void> all(long organizationId, Collection<Long> eventIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALL, Long.class)
                        .setParameter("organization", organizationId)
                        .setParameter("events", eventIds.toArray(Long[]::new))
                        .getResultList())
                .replaceWithVoid();
    }
}
