package dev.lectern.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.TimeZones;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Fits the sessions to come of an event to its new dates (E13), within the transaction that holds the event's lock. */
@ApplicationScoped
class Rescheduling {
    private static final String TO_COME = """
            SELECT id, starts_at, occurrence_at, status = 'ACTIVE' AND starts_at > :now AS is_to_come,
                is_made_by_job AND NOT is_edited AND participations_count = 0 AS is_untouched
            FROM event_sessions
            WHERE organization_id = :organization
                AND event_id = :event
                AND (starts_at > :now OR occurrence_at > :now)
                AND NOT is_deleted
            ORDER BY id
            """;

    private static final String DROP = """
            DELETE FROM event_sessions
            WHERE id = ANY(:sessions)
            """;

    private static final String CLAIM = """
            UPDATE event_sessions
            SET occurrence_at = starts_at
            WHERE id = ANY(:sessions)
            """;

    private final TimeZones zones;

    Rescheduling(TimeZones zones) {
        this.zones = zones;
    }

    /** A session that is to come, or that stands for an occurrence that is. */
    private record Placed(long id, Instant startsAt, Instant occurrenceAt, boolean isToCome, boolean isUntouched) {
        static Placed of(Object[] row) {
            return new Placed((Long) row[0], instant(row[1]), instant(row[2]), (Boolean) row[3], (Boolean) row[4]);
        }

        private static Instant instant(Object at) {
            return at == null ? null : ((OffsetDateTime) at).toInstant();
        }
    }

    /**
     * Takes away sessions that only the job has touched and that the event's dates no longer ask for. Of the others, one that
     * starts at the very time of an occurrence without a session stands for that occurrence from now on.
     */
    Uni<Void> fit(Event event, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TO_COME, Object[].class)
                .setParameter("organization", event.organizationId)
                .setParameter("event", event.id)
                .setParameter("now", now)
                .getResultList()
                .map(rows -> rows.stream().map(Placed::of).toList())
                .chain(sessions -> fit(session, sessions, dates(event))));
    }

    private static Uni<Void> fit(Mutiny.Session session, List<Placed> sessions, Predicate<Instant> dates) {
        List<Long> dropped = new ArrayList<>();
        List<Long> claiming = new ArrayList<>();
        Set<Instant> taken = new HashSet<>();
        for (Placed placed : sessions) {
            if (placed.occurrenceAt() != null && dates.test(placed.occurrenceAt())) {
                taken.add(placed.occurrenceAt());
            } else if (placed.isToCome() && placed.isUntouched()) {
                dropped.add(placed.id());
            }
        }
        for (Placed placed : sessions) {
            boolean isMisplaced = placed.occurrenceAt() == null || !dates.test(placed.occurrenceAt());
            boolean stays = placed.isToCome() && !placed.isUntouched();
            if (isMisplaced && stays && dates.test(placed.startsAt()) && taken.add(placed.startsAt())) {
                claiming.add(placed.id());
            }
        }
        return update(session, DROP, dropped).chain(() -> update(session, CLAIM, claiming));
    }

    private Predicate<Instant> dates(Event event) {
        return event.recurrence(zones.get(event.timeZoneId).zone())
                .<Predicate<Instant>>map(recurrence -> recurrence::contains)
                .orElse(instant -> false);
    }

    private static Uni<Void> update(Mutiny.Session session, String statement, List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(statement)
                .setParameter("sessions", ids.toArray(Long[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }
}
