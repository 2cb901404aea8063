package dev.lectern.participation;

import java.time.Clock;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.Announcements;
import dev.lectern.event.Event;
import dev.lectern.event.EventSession;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Writes mails that tell of changes, to all who are registered and accepted with one statement. As the text is made when a mail is
 * sent, one that has not been tried yet tells of a later move, too; such mails are locked, so that none is sent meanwhile with what
 * was before.
 */
@ApplicationScoped
class Notices implements Announcements {
    private static final String WRITE = """
            WITH untried AS MATERIALIZED (
                SELECT o.participation_id
                FROM outbox o
                JOIN participations p ON p.id = o.participation_id
                WHERE o.organization_id = :organization
                    AND p.event_id = :event
                    AND o.status = 'WAITING'
                    AND o.attempts = 0
                    AND (o.kind = 'INVITATION'
                        OR o.kind = 'MOVED' AND (o.session_id IS NULL OR o.session_id = :session))
                FOR UPDATE OF o
            )
            INSERT INTO outbox (organization_id, participation_id, kind, session_id, due_at, create_at)
            SELECT p.organization_id, p.id, :kind, CASE WHEN p.session_id IS NULL THEN cast(:session AS bigint) END, :now, :now
            FROM participations p
            WHERE p.organization_id = :organization
                AND p.event_id = :event
                AND p.is_accepted
                AND (%s)
                AND (:kind <> 'MOVED' OR NOT EXISTS (SELECT 1 FROM untried u WHERE u.participation_id = p.id))
            ORDER BY p.id
            """;

    /** Who is registered for the session and for the series hears of it once. */
    private static final String OF_SESSION = WRITE.formatted("""
            p.session_id = :session
                OR p.session_id IS NULL AND NOT EXISTS (
                    SELECT 1
                    FROM participations own
                    WHERE own.session_id = :session AND own.user_id = p.user_id AND own.is_accepted)
            """);

    private static final String OF_SERIES = WRITE.formatted("p.session_id IS NULL");

    private static final String OF_ALL = WRITE.formatted("""
            p.session_id IS NULL
                OR p.session_id IN (
                    SELECT s.id
                    FROM event_sessions s
                    WHERE s.organization_id = :organization
                        AND s.event_id = :event
                        AND s.status <> 'STOP'
                        AND NOT s.is_deleted)
            """);

    private final Clock clock;

    Notices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> moved(EventSession session) {
        return write(OF_SESSION, "MOVED", session.organizationId, session.eventId, session.id);
    }

    @Override
    public Uni<Void> cancelled(EventSession session) {
        return write(OF_SESSION, "CANCELLED", session.organizationId, session.eventId, session.id);
    }

    @Override
    public Uni<Void> moved(Event event) {
        return write(OF_SERIES, "MOVED", event.organizationId, event.id, null);
    }

    @Override
    public Uni<Void> cancelled(Event event) {
        return write(OF_ALL, "CANCELLED", event.organizationId, event.id, null);
    }

    private Uni<Void> write(String statement, String kind, Long organizationId, Long eventId, Long sessionId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("organization", organizationId)
                        .setParameter("event", eventId)
                        .setParameter("session", sessionId)
                        .setParameter("kind", kind)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
