package dev.lectern.event;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.contact.Tags;
import dev.lectern.web.input.Reference;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Writes what events and sessions carry, a set a statement, within the caller's transaction. */
@ApplicationScoped
class Belongings {
    private static final String LECTORS = """
            INSERT INTO %1$s_lectors (organization_id, %1$s_id, user_id, ordinal)
            SELECT :organization, :owner, l.user_id, min(l.ordinal)
            FROM unnest(cast(:ids AS bigint[])) WITH ORDINALITY AS l(user_id, ordinal)
            GROUP BY l.user_id
            """;

    private static final String TAGS = """
            INSERT INTO %1$s_tags (organization_id, %1$s_id, tag_id, ordinal)
            SELECT :organization, :owner, t.tag_id, t.ordinal
            FROM unnest(cast(:ids AS bigint[])) WITH ORDINALITY AS t(tag_id, ordinal)
            """;

    private static final List<String> COPIES = List.of("""
            INSERT INTO session_lectors (organization_id, session_id, user_id, ordinal)
            SELECT s.organization_id, s.id, l.user_id, l.ordinal
            FROM event_sessions s
            JOIN event_lectors l ON l.event_id = s.event_id
            WHERE s.id = ANY(:sessions)
                AND NOT EXISTS (SELECT 1 FROM session_lectors own WHERE own.session_id = s.id)
            """, """
            INSERT INTO session_tags (organization_id, session_id, tag_id, ordinal)
            SELECT s.organization_id, s.id, t.tag_id, t.ordinal
            FROM event_sessions s
            JOIN event_tags t ON t.event_id = s.event_id
            WHERE s.id = ANY(:sessions)
                AND NOT EXISTS (SELECT 1 FROM session_tags own WHERE own.session_id = s.id)
            """, """
            INSERT INTO session_files (organization_id, session_id, file_id, ordinal)
            SELECT s.organization_id, s.id, f.file_id, f.ordinal
            FROM event_sessions s
            JOIN event_files f ON f.event_id = s.event_id
            WHERE s.id = ANY(:sessions)
            """, """
            INSERT INTO session_additional_fields (
                organization_id, session_id, key, label, type, options, placeholder, is_required, ordinal)
            SELECT s.organization_id, s.id, f.key, f.label, f.type, f.options, f.placeholder, f.is_required, f.ordinal
            FROM event_sessions s
            JOIN event_additional_fields f ON f.event_id = s.event_id
            WHERE s.id = ANY(:sessions)
                AND NOT EXISTS (SELECT 1 FROM session_additional_fields own WHERE own.session_id = s.id)
            """);

    private final Tags tags;

    Belongings(Tags tags) {
        this.tags = tags;
    }

    /** Gives an event or session its lectors, in this order. */
    Uni<Void> addLectors(Owner owner, long organizationId, long ownerId, List<Reference> lectors) {
        Long[] ids = lectors.stream().map(Reference::id).toArray(Long[]::new);
        return insert(owner.in(LECTORS), organizationId, ownerId, ids);
    }

    /** Gives an event or session its tags, in this order; unknown ones are created. */
    Uni<Void> addTags(Owner owner, long organizationId, long ownerId, List<String> names) {
        return tags.findOrCreate(organizationId, names)
                .chain(ids -> insert(owner.in(TAGS), organizationId, ownerId, ids.toArray(Long[]::new)));
    }

    /** Gives new sessions what their events carry of each kind that they have none of yet (E5, E7). */
    Uni<Void> copyToSessions(Long[] sessionIds) {
        Uni<Void> copied = Uni.createFrom().voidItem();
        for (String copy : COPIES) {
            copied = copied.chain(() -> copy(copy, sessionIds));
        }
        return copied;
    }

    private static Uni<Void> copy(String statement, Long[] sessionIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("sessions", sessionIds)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> insert(String statement, long organizationId, long ownerId, Long[] ids) {
        if (ids.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("organization", organizationId)
                        .setParameter("owner", ownerId)
                        .setParameter("ids", ids)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
