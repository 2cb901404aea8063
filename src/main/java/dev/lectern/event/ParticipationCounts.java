package dev.lectern.event;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many people are registered, kept with events and sessions so that lists need not count. A series has those registered for
 * all of it; a session is shown with its own and those of its series, everybody once.
 */
@ApplicationScoped
public class ParticipationCounts {
    private static final String EVENTS = """
            UPDATE events e
            SET participations_count = e.participations_count + c.people,
                invited_count = e.invited_count + c.invited
            FROM unnest(cast(:ids AS bigint[]), cast(:people AS integer[]), cast(:invited AS integer[]))
                AS c(id, people, invited)
            WHERE e.organization_id = :organization
                AND e.id = c.id
            """;

    private static final String SESSIONS = """
            UPDATE event_sessions s
            SET participations_count = s.participations_count + c.people,
                invited_count = s.invited_count + c.invited,
                both_count = s.both_count + c.both_of,
                both_invited_count = s.both_invited_count + c.both_invited
            FROM unnest(
                cast(:ids AS bigint[]), cast(:people AS integer[]), cast(:invited AS integer[]),
                cast(:both AS integer[]), cast(:bothInvited AS integer[]))
                AS c(id, people, invited, both_of, both_invited)
            WHERE s.organization_id = :organization
                AND s.id = c.id
            """;

    /** Adds these changes, at most one an event and one a session, within the transaction that holds the events' locks. */
    public Uni<Void> add(long organizationId, Collection<ParticipationCount> changes) {
        List<ParticipationCount> ofEvents =
                changes.stream().filter(change -> change.sessionId() == null).toList();
        List<ParticipationCount> ofSessions =
                changes.stream().filter(change -> change.sessionId() != null).toList();
        return Panache.getSession().chain(session -> addToEvents(session, organizationId, ofEvents)
                .chain(() -> addToSessions(session, organizationId, ofSessions)));
    }

    private static Uni<Void> addToEvents(
            Mutiny.Session session, long organizationId, List<ParticipationCount> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(session, EVENTS, organizationId, changes, ParticipationCount::eventId)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> addToSessions(
            Mutiny.Session session, long organizationId, List<ParticipationCount> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(session, SESSIONS, organizationId, changes, ParticipationCount::sessionId)
                        .setParameter("both", numbers(changes, ParticipationCount::both))
                        .setParameter("bothInvited", numbers(changes, ParticipationCount::bothInvited))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Mutiny.MutationQuery update(
            Mutiny.Session session,
            String statement,
            long organizationId,
            List<ParticipationCount> changes,
            Function<ParticipationCount, Long> id) {
        return session.createNativeQuery(statement)
                .setParameter("organization", organizationId)
                .setParameter("ids", changes.stream().map(id).toArray(Long[]::new))
                .setParameter("people", numbers(changes, ParticipationCount::people))
                .setParameter("invited", numbers(changes, ParticipationCount::invited));
    }

    private static Integer[] numbers(List<ParticipationCount> changes, ToIntFunction<ParticipationCount> number) {
        return changes.stream().mapToInt(number).boxed().toArray(Integer[]::new);
    }
}
