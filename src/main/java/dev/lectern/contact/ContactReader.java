package dev.lectern.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.ApiDates;
import dev.lectern.web.Caller;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads contacts with all that belongs to them: three statements, however many there are. */
@ApplicationScoped
class ContactReader {
    private static final String CONTACTS = """
            SELECT c.*, m.user_id IS NOT NULL AS is_of_member
            FROM contacts c
            LEFT JOIN members m ON m.organization_id = c.organization_id
                AND m.user_id = c.user_id
            WHERE c.organization_id = $1
                AND c.id = ANY($2)
            ORDER BY c.id
            """;

    private static final String TAGS = """
            SELECT c.contact_id, t.id, t.name, t.create_at
            FROM contact_tags c
            JOIN tags t ON t.organization_id = c.organization_id
                AND t.id = c.tag_id
            WHERE c.organization_id = $1
                AND c.contact_id = ANY($2)
            ORDER BY t.id
            """;

    private final Pool database;

    ContactReader(Pool database) {
        this.database = database;
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

    private Uni<List<Row>> rows(Caller caller, List<Long> contactIds) {
        return database.preparedQuery(CONTACTS)
                .execute(parameters(caller, contactIds))
                .map(found -> {
                    List<Row> rows = new ArrayList<>(found.size());
                    found.forEach(rows::add);
                    return rows;
                });
    }

    private Uni<List<ContactView>> views(Caller caller, List<Row> rows) {
        List<Long> ids = rows.stream().map(row -> row.getLong("id")).toList();
        return tags(caller, ids)
                .map(tags -> rows.stream().map(row -> view(row, tags)).toList());
    }

    private Uni<Map<Long, List<TagView>>> tags(Caller caller, List<Long> contactIds) {
        return database.preparedQuery(TAGS)
                .execute(parameters(caller, contactIds))
                .map(rows -> {
                    Map<Long, List<TagView>> tags = new HashMap<>();
                    for (Row row : rows) {
                        tags.computeIfAbsent(row.getLong("contact_id"), id -> new ArrayList<>())
                                .add(new TagView(
                                        row.getLong("id"),
                                        ApiDates.format(
                                                row.getOffsetDateTime("create_at")
                                                        .toInstant(),
                                                caller.zone()),
                                        row.getString("name")));
                    }
                    return tags;
                });
    }

    private static void requireMember(List<Row> rows, long contactId) {
        if (rows.isEmpty()) {
            throw NotFound.of(Contact.KIND, contactId);
        }
        if (!rows.get(0).getBoolean("is_of_member")) {
            throw new Forbidden("The user of Contact " + contactId + " is no member of the organization");
        }
    }

    private static ContactView view(Row row, Map<Long, List<TagView>> tags) {
        long id = row.getLong("id");
        return new ContactView(
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("second_name"),
                row.getString("company"),
                row.getString("position"),
                row.getString("phone_main"),
                row.getString("email"),
                tags.getOrDefault(id, List.of()),
                id);
    }

    private static Tuple parameters(Caller caller, List<Long> contactIds) {
        return Tuple.of(caller.organizationId(), contactIds.toArray(Long[]::new));
    }
}
