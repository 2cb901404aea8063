package dev.lectern.event;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Makes the sessions of occurrences that come within the horizon (J1). What is due stands in an index of its own, so that
 * a run costs what is due; a row that another replica has locked is left to it.
 */
@ApplicationScoped
class SessionMaker {
    static final String DUE = """
            SELECT id
            FROM events
            WHERE next_occurrence_at <= :until
                AND status = 'ACTIVE'
                AND NOT is_deleted
            ORDER BY next_occurrence_at
            LIMIT :batch
            FOR UPDATE SKIP LOCKED
            """;

    /** The unique index decides that an occurrence has one session, whoever makes it. */
    private static final String MAKE = """
            INSERT INTO event_sessions (
                organization_id, event_id, status, name, description, access, password_hash, lang, time_zone_id, starts_at,
                estimated_at, due_at, occurrence_at, duration, duration_seconds, image_id, is_made_by_job, create_user_id,
                update_user_id, create_at, update_at)
            SELECT e.organization_id, e.id, 'ACTIVE', e.name, e.description, e.access, e.password_hash, e.lang,
                e.time_zone_id, o.occurrence_at, o.occurrence_at,
                o.occurrence_at + e.duration_seconds * interval '1 second', o.occurrence_at, e.duration, e.duration_seconds,
                e.image_id, true, e.create_user_id, e.create_user_id, :now, :now
            FROM (
                SELECT event_id, to_timestamp(seconds) AS occurrence_at
                FROM unnest(cast(:events AS bigint[]), cast(:occurrences AS bigint[])) AS due(event_id, seconds)) o
            JOIN events e ON e.id = o.event_id
            ON CONFLICT (event_id, occurrence_at) WHERE NOT is_deleted DO NOTHING
            RETURNING id
            """;

    /** An event of which nothing more is to come may be over: the closer looks (J2). */
    private static final String ADVANCE = """
            UPDATE events e
            SET next_occurrence_at = to_timestamp(p.next),
                review_at = CASE WHEN p.next IS NULL THEN cast(:now AS timestamptz) ELSE e.review_at END
            FROM unnest(cast(:events AS bigint[]), cast(:nexts AS bigint[])) AS p(event_id, next)
            WHERE e.id = p.event_id
            """;

    private final FreeOccurrences occurrences;
    private final Belongings belongings;
    private final JobConfig config;
    private final Clock clock;

    SessionMaker(FreeOccurrences occurrences, Belongings belongings, JobConfig config, Clock clock) {
        this.occurrences = occurrences;
        this.belongings = belongings;
        this.config = config;
        this.clock = clock;
    }

    /** How many events were due, and how many sessions were made of them. */
    record Made(int events, int sessions) {}

    /** One batch, one transaction; no events when nothing is due. */
    @WithTransaction
    public Uni<Made> makeBatch() {
        Instant now = clock.instant();
        Instant until = now.atZone(ZoneOffset.UTC).plus(config.horizon()).toInstant();
        return due(until)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(new Made(0, 0))
                        : make(events, now, until).map(sessions -> new Made(events.size(), sessions)));
    }

    private Uni<List<Event>> due(Instant until) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DUE, Long.class)
                .setParameter("until", until)
                .setParameter("batch", config.batch())
                .getResultList()
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : Event.list("id IN ?1", ids)));
    }

    private Uni<Integer> make(List<Event> events, Instant now, Instant until) {
        List<Long> ids = events.stream().map(event -> event.id).toList();
        return occurrences.taken(ids, now).chain(taken -> {
            List<Plan> plans = events.stream()
                    .map(event -> plan(event, taken.getOrDefault(event.id, Set.of()), now, until))
                    .toList();
            return insert(plans, now)
                    .call(made -> belongings.copyToSessions(made.toArray(Long[]::new)))
                    .call(made -> advance(plans, now))
                    .map(List::size);
        });
    }

    /** The free occurrences of an event up to the horizon, and the first after it. */
    private Plan plan(Event event, Set<Instant> taken, Instant now, Instant until) {
        List<Instant> due = new ArrayList<>();
        Iterator<Instant> free = occurrences.free(event, now, taken).iterator();
        Instant next = free.hasNext() ? free.next() : null;
        while (next != null && !next.isAfter(until)) {
            due.add(next);
            next = free.hasNext() ? free.next() : null;
        }
        return new Plan(event.id, due, next);
    }

    private static Uni<List<Long>> insert(List<Plan> plans, Instant now) {
        Long[] events = plans.stream()
                .flatMap(plan -> plan.due().stream().map(date -> plan.eventId()))
                .toArray(Long[]::new);
        Long[] dates = plans.stream()
                .flatMap(plan -> plan.due().stream().map(Instant::getEpochSecond))
                .toArray(Long[]::new);
        if (events.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(MAKE, Long.class)
                .setParameter("now", now)
                .setParameter("events", events)
                .setParameter("occurrences", dates)
                .getResultList());
    }

    private static Uni<Integer> advance(List<Plan> plans, Instant now) {
        Long[] nexts = plans.stream()
                .map(plan ->
                        plan.next() == null ? null : Long.valueOf(plan.next().getEpochSecond()))
                .toArray(Long[]::new);
        return Panache.getSession().chain(session -> session.createNativeQuery(ADVANCE)
                .setParameter("now", now)
                .setParameter("events", plans.stream().map(Plan::eventId).toArray(Long[]::new))
                .setParameter("nexts", nexts)
                .executeUpdate());
    }

    /** What is to be made of an event now; {@code next} comes after that, null when nothing does. */
    private record Plan(long eventId, List<Instant> due, Instant next) {}
}
