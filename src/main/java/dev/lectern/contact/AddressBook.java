package dev.lectern.contact;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What a member knows of others. */
@ApplicationScoped
public class AddressBook {
    /** In one order, so that calls that make the same contacts wait for each other instead of locking each other out. */
    private static final String ADD_ALL = """
            WITH added AS (
                INSERT INTO contacts (
                    organization_id, user_id, email, name, second_name, company, position, phone_main, avatar_id,
                    create_at, update_at)
                SELECT :organization, :owner, u.email, u.name, u.second_name, u.organization, u.position, u.phone, f.id,
                    :now, :now
                FROM users u
                LEFT JOIN files f ON f.id = u.photo_id AND f.organization_id = :organization
                WHERE u.id = ANY(:users)
                ORDER BY lower(u.email)
                ON CONFLICT (organization_id, user_id, lower(email)) DO NOTHING
                RETURNING id, email
            )
            SELECT u.id, a.id
            FROM added a
            JOIN users u ON lower(u.email) = lower(a.email)
            """;

    private final Clock clock;

    AddressBook(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes contacts of these users in a member's address book, with what is stored of them (R3), where there are none with
     * their e-mail yet. The ids of the new contacts by user; one statement within the caller's transaction.
     */
    public Uni<Map<Long, Long>> addAll(long organizationId, long ownerId, List<Long> userIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD_ALL, Object[].class)
                        .setParameter("organization", organizationId)
                        .setParameter("owner", ownerId)
                        .setParameter("users", userIds.toArray(Long[]::new))
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> {
                    Map<Long, Long> contacts = new HashMap<>();
                    rows.forEach(row -> contacts.put((Long) row[0], (Long) row[1]));
                    return contacts;
                });
    }
}
