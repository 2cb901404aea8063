package dev.lectern.event;

import java.time.Instant;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.BadRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What happens to all sessions of an event at once, within the transaction that holds the event's lock. */
@ApplicationScoped
class EventSessionStates {
    private static final String OF_EVENT = "organizationId = ?1 AND eventId = ?2 AND isDeleted = false";

    private static final String DELETE = """
            UPDATE event_sessions
            SET is_deleted = true, delete_at = :now, delete_user_id = :user
            WHERE organization_id = :organization
                AND event_id = :event
                AND NOT is_deleted
            """;

    private static final String OVER = """
            UPDATE events e
            SET status = 'STOP', next_occurrence_at = NULL, review_at = NULL, update_at = :now
            WHERE e.id = :event
                AND e.organization_id = :organization
                AND e.status = 'ACTIVE'
                AND e.next_occurrence_at IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM event_sessions s
                    WHERE s.event_id = e.id AND s.status IN ('ACTIVE', 'START') AND NOT s.is_deleted)
            """;

    /** Deletes them (E9). */
    Uni<Void> deleteAll(Event event, long userId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter("now", now)
                        .setParameter("user", userId)
                        .setParameter("organization", event.organizationId)
                        .setParameter("event", event.id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Closes those that have not started; {@link BadRequest} while one is on air (E8). */
    Uni<Void> closeAll(Event event) {
        return EventSession.count(OF_EVENT + " AND status = ?3", event.organizationId, event.id, SessionStatus.START)
                .invoke(onAir -> {
                    if (onAir > 0) {
                        throw new BadRequest("Event %d has a session in status START".formatted(event.id));
                    }
                })
                .chain(() -> EventSession.update(
                        "status = ?3 WHERE " + OF_EVENT + " AND status = ?4",
                        event.organizationId,
                        event.id,
                        SessionStatus.STOP,
                        SessionStatus.ACTIVE))
                .invoke(() -> event.nextOccurrenceAt = null)
                .replaceWithVoid();
    }

    /** Whether the event has none. */
    Uni<Boolean> areNone(Event event) {
        return EventSession.count(OF_EVENT, event.organizationId, event.id).map(count -> count == 0);
    }

    /** Stops the event if that was the last of its sessions and no occurrence is to come (J2). */
    Uni<Void> stopIfOver(Event event, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OVER)
                        .setParameter("now", now)
                        .setParameter("event", event.id)
                        .setParameter("organization", event.organizationId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
