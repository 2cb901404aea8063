package dev.lectern.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Closes sessions that were left on air or never started, and events of which nothing is to come (J2). */
@ApplicationScoped
class EventCloser {
    static final String OVERDUE = """
            SELECT e.id
            FROM events e
            WHERE e.id = ANY(ARRAY(
                    SELECT s.event_id
                    FROM event_sessions s
                    WHERE s.due_at < :limit AND s.status IN ('ACTIVE', 'START') AND NOT s.is_deleted
                    ORDER BY s.due_at
                    LIMIT :batch))
            ORDER BY e.id
            FOR UPDATE SKIP LOCKED
            """;

    private static final String CLOSE = """
            UPDATE event_sessions
            SET status = 'STOP', ends_at = CASE status WHEN 'START' THEN cast(:now AS timestamptz) END, update_at = :now
            WHERE event_id = ANY(:events)
                AND due_at < :limit
                AND status IN ('ACTIVE', 'START')
                AND NOT is_deleted
            """;

    private static final String REVIEW = """
            UPDATE events
            SET review_at = :now
            WHERE id = ANY(:events)
            """;

    static final String REVIEWED = """
            SELECT id
            FROM events
            WHERE review_at IS NOT NULL
                AND status = 'ACTIVE'
                AND NOT is_deleted
            ORDER BY review_at
            LIMIT :batch
            FOR UPDATE SKIP LOCKED
            """;

    /** A single event that never had a session stays; a rule counts as a session that was to come. */
    private static final String STOP = """
            UPDATE events e
            SET review_at = NULL,
                status = CASE WHEN o.is_over THEN 'STOP' ELSE e.status END,
                update_at = CASE WHEN o.is_over THEN :now ELSE e.update_at END
            FROM (
                SELECT e.id,
                    e.next_occurrence_at IS NULL
                    AND (e.rule IS NOT NULL OR EXISTS (
                        SELECT 1 FROM event_sessions s WHERE s.event_id = e.id AND NOT s.is_deleted))
                    AND NOT EXISTS (
                        SELECT 1
                        FROM event_sessions s
                        WHERE s.event_id = e.id AND s.status IN ('ACTIVE', 'START') AND NOT s.is_deleted) AS is_over
                FROM events e
                WHERE e.id = ANY(:events)) o
            WHERE e.id = o.id
            RETURNING e.status
            """;

    private final JobConfig config;
    private final Clock clock;

    EventCloser(JobConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** How many events were looked at, and how many sessions or events closed. */
    record Closed(int looked, int closed) {}

    /** Closes one batch of overdue sessions; their events are looked at next. */
    @WithTransaction
    public Uni<Closed> closeSessions() {
        Instant now = clock.instant();
        Instant limit = now.minus(config.overdueAfter());
        return Panache.getSession().chain(session -> session.createNativeQuery(OVERDUE, Long.class)
                .setParameter("limit", limit)
                .setParameter("batch", config.batch())
                .getResultList()
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(new Closed(0, 0))
                        : session.createNativeQuery(CLOSE)
                                .setParameter("now", now)
                                .setParameter("events", events.toArray(Long[]::new))
                                .setParameter("limit", limit)
                                .executeUpdate()
                                .call(closed -> session.createNativeQuery(REVIEW)
                                        .setParameter("now", now)
                                        .setParameter("events", events.toArray(Long[]::new))
                                        .executeUpdate())
                                .map(closed -> new Closed(events.size(), closed))));
    }

    /** Stops those of one batch of events that are over. */
    @WithTransaction
    public Uni<Closed> stopEvents() {
        return Panache.getSession().chain(session -> session.createNativeQuery(REVIEWED, Long.class)
                .setParameter("batch", config.batch())
                .getResultList()
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(new Closed(0, 0))
                        : session.createNativeQuery(STOP, String.class)
                                .setParameter("now", clock.instant())
                                .setParameter("events", events.toArray(Long[]::new))
                                .getResultList()
                                .map(EventCloser::closed)));
    }

    private static Closed closed(List<String> statuses) {
        int stopped =
                (int) statuses.stream().filter(EventStatus.STOP.name()::equals).count();
        return new Closed(statuses.size(), stopped);
    }
}
