package dev.lectern.participation;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.ParticipationCount;
import dev.lectern.event.ParticipationCounts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Keeps the counts of events and sessions, within the transaction that holds the events' locks. */
@ApplicationScoped
class Counting {
    /** What these participations count for, and whom they make, with others, stand in a session and in its series both. */
    private static final String COUNTS = """
            SELECT c.event_id, c.session_id, sum(c.people), sum(c.invited), sum(c.both_of), sum(c.both_invited)
            FROM (
                SELECT event_id, session_id, count(*) AS people, count(invite_user_id) AS invited,
                    0 AS both_of, 0 AS both_invited
                FROM participations
                WHERE organization_id = :organization
                    AND id = ANY(:participations)
                GROUP BY event_id, session_id
                UNION ALL
                SELECT own.event_id, own.session_id, 0, 0, count(*), count(own.invite_user_id + series.invite_user_id)
                FROM participations own
                JOIN participations series ON series.event_id = own.event_id
                    AND series.user_id = own.user_id
                    AND series.session_id IS NULL
                WHERE own.organization_id = :organization
                    AND own.session_id IS NOT NULL
                    AND own.id IN (
                        SELECT other.id
                        FROM participations this
                        JOIN participations other ON other.organization_id = this.organization_id
                            AND other.user_id = this.user_id
                            AND other.event_id = this.event_id
                        WHERE this.organization_id = :organization
                            AND this.id = ANY(:participations))
                    AND (own.id = ANY(:participations) OR series.id = ANY(:participations))
                GROUP BY own.event_id, own.session_id
            ) AS c
            GROUP BY c.event_id, c.session_id
            ORDER BY c.event_id, c.session_id
            """;

    private final ParticipationCounts counts;

    Counting(ParticipationCounts counts) {
        this.counts = counts;
    }

    /** Counts participations that have just been added. */
    Uni<Void> add(long organizationId, List<Long> participationIds) {
        return count(organizationId, participationIds, 1);
    }

    /** Counts participations no more that are about to be deleted. */
    Uni<Void> remove(long organizationId, List<Long> participationIds) {
        return count(organizationId, participationIds, -1);
    }

    private Uni<Void> count(long organizationId, List<Long> participationIds, int sign) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNTS, Object[].class)
                        .setParameter("organization", organizationId)
                        .setParameter("participations", participationIds.toArray(Long[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(row -> change(row, sign)).toList())
                .chain(changes -> counts.add(organizationId, changes));
    }

    private static ParticipationCount change(Object[] row, int sign) {
        return new ParticipationCount(
                (Long) row[0],
                (Long) row[1],
                sign * number(row[2]),
                sign * number(row[3]),
                sign * number(row[4]),
                sign * number(row[5]));
    }

    private static int number(Object sum) {
        return ((Number) sum).intValue();
    }
}
