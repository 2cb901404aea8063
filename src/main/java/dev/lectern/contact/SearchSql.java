package dev.lectern.contact;

import java.util.ArrayList;
import java.util.List;

import dev.lectern.database.Substring;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The statement that finds contacts (C4), with only those conditions that were given, so that it is planned for them. What
 * it finds is put in order afterwards: asked for the first rows by id, the planner would rather walk through all contacts.
 */
final class SearchSql {
    private static final String FOUND = """
            WITH found AS MATERIALIZED (
                SELECT c.id
                FROM contacts c
                WHERE c.organization_id = $1
                    AND c.id > $2
                    AND EXISTS (
                        SELECT 1
                        FROM members m
                        WHERE m.organization_id = c.organization_id
                            AND m.user_id = c.user_id)
            %s)
            SELECT (SELECT count(*) FROM found) AS total,
                ARRAY(SELECT id FROM found ORDER BY id LIMIT $3 OFFSET $4) AS ids
            """;

    private static final String TAGGED = """
            c.id IN (
                        SELECT ct.contact_id
                        FROM contact_tags ct
                        JOIN tags t ON t.organization_id = ct.organization_id
                            AND t.id = ct.tag_id
                        WHERE t.organization_id = $1
                            AND lower(t.name) IN (SELECT lower(n) FROM unnest(%s::varchar[]) n))""";

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Finds those with an id above {@code after}; of them {@code limit} ids, the first {@code offset} left out. */
    SearchSql(long organizationId, SearchForm form, long after, int limit, long offset) {
        values.addAll(List.of(organizationId, after, limit, offset));
        if (!form.userIds().isEmpty()) {
            and("c.user_id = ANY(" + parameter(form.userIds().toArray(Long[]::new)) + ")");
        }
        if (!form.contactIds().isEmpty()) {
            and("c.id = ANY(" + parameter(form.contactIds().toArray(Long[]::new)) + ")");
        }
        form.contactData().forEach((field, text) -> and(field.contains(parameter(Substring.pattern(text)))));
        if (!form.tags().isEmpty()) {
            and(TAGGED.formatted(parameter(form.tags().toArray(String[]::new))));
        }
    }

    /** A statement of one row: {@code total} and {@code ids}. */
    String text() {
        return FOUND.formatted(conditions);
    }

    Tuple parameters() {
        return Tuple.from(values);
    }

    private void and(String condition) {
        conditions.append("        AND ").append(condition).append('\n');
    }

    private String parameter(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
