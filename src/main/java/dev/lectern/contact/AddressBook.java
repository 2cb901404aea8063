package dev.lectern.contact;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.Files;
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
                RETURNING id, email, avatar_id
            )
            SELECT u.id, a.id, a.avatar_id
            FROM added a
            JOIN users u ON lower(u.email) = lower(a.email)
            """;

    private static final String SHOW = """
            UPDATE contacts
            SET avatar_id = :file
            WHERE organization_id = :organization
                AND user_id = :owner
                AND lower(email) = (SELECT lower(email) FROM users WHERE id = :user)
                AND avatar_id IS NULL
            """;

    private final Files files;
    private final Clock clock;

    AddressBook(Files files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Makes contacts of these users in a member's address book, with what is stored of them (R3), where there are none with
     * their e-mail yet. The ids of the new contacts by user; two statements at most, within the caller's transaction.
     */
    public Uni<Map<Long, Long>> addAll(long organizationId, long ownerId, List<Long> userIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD_ALL, Object[].class)
                        .setParameter("organization", organizationId)
                        .setParameter("owner", ownerId)
                        .setParameter("users", userIds.toArray(Long[]::new))
                        .setParameter("now", clock.instant())
                        .getResultList())
                .call(rows -> keepPictures(organizationId, rows))
                .map(rows -> {
                    Map<Long, Long> contacts = new HashMap<>();
                    rows.forEach(row -> contacts.put((Long) row[0], (Long) row[1]));
                    return contacts;
                });
    }

    /** A picture that a person and a contact show does not go with the contact. */
    private Uni<Void> keepPictures(long organizationId, List<Object[]> rows) {
        List<Long> pictures = rows.stream()
                .map(row -> (Long) row[2])
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return pictures.isEmpty()
                ? Uni.createFrom().voidItem()
                : files.keep(organizationId, pictures).replaceWithVoid();
    }

    /**
     * Gives a member's contact with this user's e-mail this picture, a file's, unless it has one; whether it did. Within the
     * caller's transaction.
     */
    public Uni<Boolean> showUnlessShown(long organizationId, long ownerId, long userId, long fileId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SHOW)
                        .setParameter("file", fileId)
                        .setParameter("organization", organizationId)
                        .setParameter("owner", ownerId)
                        .setParameter("user", userId)
                        .executeUpdate())
                .map(changed -> changed > 0);
    }
}
