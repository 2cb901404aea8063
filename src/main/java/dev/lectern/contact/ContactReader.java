package dev.lectern.contact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import dev.lectern.file.FileLinks;
import dev.lectern.file.FileView;
import dev.lectern.file.Files;
import dev.lectern.web.ApiDates;
import dev.lectern.web.Caller;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads contacts with all that belongs to them: four statements, however many there are. */
@ApplicationScoped
class ContactReader {
    private static final String CONTACTS = """
            SELECT c.id, c.user_id, c.name, c.second_name, c.company, c.position, c.phone_main, c.email, c.avatar_id,
                m.user_id IS NOT NULL AS is_of_member
            FROM contacts c
            LEFT JOIN members m ON m.organization_id = c.organization_id
                AND m.user_id = c.user_id
            WHERE c.organization_id = :organization
                AND c.id = ANY(:contacts)
            ORDER BY c.id
            """;

    private static final String TAGS = """
            SELECT c.contact_id, t.id, t.name, t.create_at
            FROM contact_tags c
            JOIN tags t ON t.organization_id = c.organization_id
                AND t.id = c.tag_id
            WHERE c.organization_id = :organization
                AND c.contact_id = ANY(:contacts)
            ORDER BY t.id
            """;

    private final Files files;
    private final FileLinks links;

    ContactReader(Files files, FileLinks links) {
        this.files = files;
        this.links = links;
    }

    /** A contact; {@link NotFound} where the organisation has none, {@link Forbidden} where its user is a member no more. */
    Uni<ContactView> one(Caller caller, long contactId) {
        return rows(caller, List.of(contactId))
                .invoke(rows -> requireMember(rows, contactId))
                .chain(rows -> views(caller, rows))
                .map(views -> views.get(0));
    }

    /** Those of these contacts that the organisation has, by id. */
    Uni<List<ContactView>> some(Caller caller, List<Long> contactIds) {
        return rows(caller, contactIds).chain(rows -> views(caller, rows));
    }

    private static Uni<List<Tuple>> rows(Caller caller, List<Long> contactIds) {
        return read(CONTACTS, caller, contactIds);
    }

    /** Within the caller's transaction where there is one: what it has written is seen. */
    private static Uni<List<Tuple>> read(String statement, Caller caller, List<Long> contactIds) {
        return Panache.withSession(
                () -> Panache.getSession().chain(session -> session.createNativeQuery(statement, Tuple.class)
                        .setParameter("organization", caller.organizationId())
                        .setParameter("contacts", contactIds.toArray(Long[]::new))
                        .getResultList()));
    }

    private Uni<List<ContactView>> views(Caller caller, List<Tuple> rows) {
        return tags(caller, rows).chain(tags -> avatars(caller, rows)
                .map(avatars ->
                        rows.stream().map(row -> view(row, avatars, tags)).toList()));
    }

    private Uni<Map<Long, FileView>> avatars(Caller caller, List<Tuple> rows) {
        List<Long> ids = rows.stream()
                .map(row -> number(row, "avatar_id"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return files.find(caller.organizationId(), ids).map(found -> {
            Map<Long, FileView> avatars = new HashMap<>();
            found.forEach((id, file) -> avatars.put(id, FileView.of(file, links, caller.zone())));
            return avatars;
        });
    }

    private Uni<Map<Long, List<TagView>>> tags(Caller caller, List<Tuple> contacts) {
        return read(
                        TAGS,
                        caller,
                        contacts.stream().map(row -> number(row, "id")).toList())
                .map(rows -> {
                    Map<Long, List<TagView>> tags = new HashMap<>();
                    rows.forEach(row -> tags.computeIfAbsent(number(row, "contact_id"), id -> new ArrayList<>())
                            .add(tag(row, caller)));
                    return tags;
                });
    }

    private static TagView tag(Tuple row, Caller caller) {
        Instant createAt = row.get("create_at", OffsetDateTime.class).toInstant();
        return new TagView(number(row, "id"), ApiDates.format(createAt, caller.zone()), text(row, "name"));
    }

    private static void requireMember(List<Tuple> rows, long contactId) {
        if (rows.isEmpty()) {
            throw NotFound.of(Contact.KIND, contactId);
        }
        if (!rows.get(0).get("is_of_member", Boolean.class)) {
            throw new Forbidden("The user of Contact " + contactId + " is no member of the organization");
        }
    }

    private static ContactView view(Tuple row, Map<Long, FileView> avatars, Map<Long, List<TagView>> tags) {
        long id = number(row, "id");
        return new ContactView(
                number(row, "user_id"),
                text(row, "name"),
                text(row, "second_name"),
                text(row, "company"),
                text(row, "position"),
                text(row, "phone_main"),
                text(row, "email"),
                avatars.get(number(row, "avatar_id")),
                tags.getOrDefault(id, List.of()),
                id);
    }

    private static Long number(Tuple row, String column) {
        return row.get(column, Long.class);
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
