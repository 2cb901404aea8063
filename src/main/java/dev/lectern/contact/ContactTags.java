package dev.lectern.contact;

import java.time.Clock;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.Forbidden;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Puts tags on contacts and takes them off (C3), two statements a call however many there are. */
@ApplicationScoped
public class ContactTags {
    /** In one order, so that two calls for the same contacts wait for each other instead of locking each other out. */
    private static final String LOCK = """
            SELECT c.id
            FROM contacts c
            WHERE c.organization_id = :organization
                AND c.id = ANY(cast(:contacts AS bigint[]))
                AND EXISTS (
                    SELECT 1
                    FROM members m
                    WHERE m.organization_id = c.organization_id
                        AND m.user_id = c.user_id)
            ORDER BY c.id
            FOR NO KEY UPDATE OF c
            """;

    private static final String ADD = """
            WITH %s
            INSERT INTO contact_tags (organization_id, contact_id, tag_id)
            SELECT :organization, c.id, t.id
            FROM unnest(cast(:contacts AS bigint[])) AS c(id)
            CROSS JOIN wanted t
            ON CONFLICT DO NOTHING
            """.formatted(Tags.WANTED);

    private static final String REMOVE = """
            DELETE FROM contact_tags
            WHERE organization_id = :organization
                AND contact_id = ANY(cast(:contacts AS bigint[]))
                AND tag_id IN (
                    SELECT t.id
                    FROM unnest(cast(:names AS varchar[])) AS n(name)
                    JOIN tags t ON t.organization_id = :organization
                        AND lower(t.name) = lower(n.name))
            """;

    private final Clock clock;

    ContactTags(Clock clock) {
        this.clock = clock;
    }

    /** Puts all these tags on all these contacts; unknown tags are made. {@link Forbidden} where no contact is of a member. */
    @WithTransaction
    public Uni<UpdatedContacts> add(Caller caller, TagsForm form) {
        return lock(caller, form)
                .call(contacts -> add(caller.organizationId(), contacts, form.tags()))
                .map(contacts -> new UpdatedContacts(contacts.size()));
    }

    /** Takes all these tags off all these contacts; {@link Forbidden} where no contact is of a member. */
    @WithTransaction
    public Uni<Void> remove(Caller caller, TagsForm form) {
        return lock(caller, form)
                .chain(contacts -> Panache.getSession().chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("organization", caller.organizationId())
                        .setParameter("contacts", contacts.toArray(Long[]::new))
                        .setParameter("names", form.tags().toArray(String[]::new))
                        .executeUpdate()))
                .replaceWithVoid();
    }

    /** Puts tags on a contact that is just being made, within the caller's transaction. */
    Uni<Void> addToNew(Contact contact, List<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : add(contact.organizationId, List.of(contact.id), names).replaceWithVoid();
    }

    private static Uni<List<Long>> lock(Caller caller, TagsForm form) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Long.class)
                        .setParameter("organization", caller.organizationId())
                        .setParameter("contacts", form.contactIds().toArray(Long[]::new))
                        .getResultList())
                .invoke(contacts -> {
                    if (contacts.isEmpty()) {
                        throw new Forbidden("None of the contacts belongs to a member of the organization");
                    }
                });
    }

    private Uni<Integer> add(long organizationId, List<Long> contactIds, List<String> names) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ADD)
                .setParameter("organization", organizationId)
                .setParameter("contacts", contactIds.toArray(Long[]::new))
                .setParameter("names", names.toArray(String[]::new))
                .setParameter("now", clock.instant())
                .executeUpdate());
    }
}
