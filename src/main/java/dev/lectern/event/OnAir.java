package dev.lectern.event;

import java.time.Clock;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Puts sessions on air and takes them off; see {@link Events} for the order of locks. */
@ApplicationScoped
public class OnAir {
    private static final String START = """
            UPDATE event_sessions
            SET status = 'START',
                starts_at = cast(:now AS timestamptz),
                due_at = cast(:now AS timestamptz) + duration_seconds * interval '1 second',
                update_at = :now,
                update_user_id = :user
            WHERE id = :session
                AND organization_id = :organization
                AND status = 'ACTIVE'
                AND NOT is_deleted
            """;

    private static final String STOP = """
            UPDATE event_sessions
            SET status = 'STOP', ends_at = :now, update_at = :now, update_user_id = :user
            WHERE id = :session
                AND organization_id = :organization
                AND status = 'START'
                AND NOT is_deleted
            """;

    private final Events events;
    private final FreeOccurrences occurrences;
    private final EventSessionStates states;
    private final Clock clock;

    OnAir(Events events, FreeOccurrences occurrences, EventSessionStates states, Clock clock) {
        this.events = events;
        this.occurrences = occurrences;
        this.states = states;
        this.clock = clock;
    }

    /** Puts a session on air (E8). Of two racing calls one wins; the other sees {@link NotFound}. */
    @WithTransaction
    public Uni<Void> start(Caller caller, long sessionId) {
        return events.lockOf(caller, sessionId)
                .chain(event -> move(START, caller, sessionId))
                .invoke(moved -> require(moved, sessionId, SessionStatus.ACTIVE))
                .replaceWithVoid();
    }

    /** Takes a session off air, and stops its event if that was the last one (J2). */
    @WithTransaction
    public Uni<Void> stop(Caller caller, long sessionId) {
        return events.lockOf(caller, sessionId).chain(event -> move(STOP, caller, sessionId)
                .invoke(moved -> require(moved, sessionId, SessionStatus.START))
                .chain(() -> occurrences.plan(event, clock.instant()))
                .chain(() -> Panache.flush())
                .chain(() -> states.stopIfOver(event, clock.instant())));
    }

    private Uni<Integer> move(String statement, Caller caller, long sessionId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(statement)
                .setParameter("now", clock.instant())
                .setParameter("user", caller.userId())
                .setParameter("session", sessionId)
                .setParameter("organization", caller.organizationId())
                .executeUpdate());
    }

    private static void require(int moved, long sessionId, SessionStatus status) {
        if (moved == 0) {
            throw NotFound.of(EventSession.KIND, sessionId, "in status " + status);
        }
    }
}
