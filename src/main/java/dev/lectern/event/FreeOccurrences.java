package dev.lectern.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.TimeZones;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Which occurrences of events have no session yet (E7, J1), as seen by the caller's transaction. */
@ApplicationScoped
class FreeOccurrences {
    private static final String TAKEN = """
            SELECT event_id, occurrence_at
            FROM event_sessions
            WHERE event_id = ANY(:events)
                AND occurrence_at >= :since
                AND NOT is_deleted
            """;

    private final TimeZones zones;

    FreeOccurrences(TimeZones zones) {
        this.zones = zones;
    }

    /** Of each event the occurrences from some time on that have a session. */
    Uni<Map<Long, Set<Instant>>> taken(Collection<Long> eventIds, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKEN, Object[].class)
                        .setParameter("events", eventIds.toArray(Long[]::new))
                        .setParameter("since", since)
                        .getResultList())
                .map(FreeOccurrences::byEvent);
    }

    /** The event's first free occurrence from some time on. */
    Uni<Optional<Instant>> next(Event event, Instant since) {
        return taken(List.of(event.id), since).map(taken -> free(event, since, taken.getOrDefault(event.id, Set.of()))
                .findFirst());
    }

    /** Sets what the job makes next (J1), or has it look whether the event is over. */
    Uni<Void> plan(Event event, Instant now) {
        if (event.rule == null || event.status != EventStatus.ACTIVE) {
            event.nextOccurrenceAt = null;
            return Uni.createFrom().voidItem();
        }
        return next(event, now).invoke(next -> point(event, next, now)).replaceWithVoid();
    }

    /** The event's occurrences from some time on, in order, less those that are taken; each is worked out when it is asked for. */
    Stream<Instant> free(Event event, Instant since, Set<Instant> taken) {
        return event.recurrence(zones.get(event.timeZoneId).zone())
                .map(recurrence -> recurrence.from(since))
                .orElseGet(Stream::empty)
                .filter(occurrence -> !taken.contains(occurrence));
    }

    private static void point(Event event, Optional<Instant> next, Instant now) {
        event.nextOccurrenceAt = next.orElse(null);
        if (next.isEmpty()) {
            event.reviewAt = now;
        }
    }

    private static Map<Long, Set<Instant>> byEvent(List<Object[]> rows) {
        Map<Long, Set<Instant>> taken = new HashMap<>();
        rows.forEach(row ->
                taken.computeIfAbsent((Long) row[0], id -> new HashSet<>()).add(((OffsetDateTime) row[1]).toInstant()));
        return taken;
    }
}
