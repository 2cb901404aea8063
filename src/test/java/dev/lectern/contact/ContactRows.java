package dev.lectern.contact;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jakarta.inject.Singleton;

import dev.lectern.testing.TestDatabase;

/** The rows of contacts: what they say, and many of them at once. */
@Singleton
class ContactRows {
    private static final List<String> TABLES = List.of("contacts", "contact_tags", "tags", "files", "file_leftovers");

    private final TestDatabase database;
    private final DataSource connections;

    ContactRows(TestDatabase database, DataSource connections) {
        this.database = database;
        this.connections = connections;
    }

    /** How many rows each table has that a call about contacts writes, and a sum over what they say. */
    String contents() {
        return text(TABLES.stream()
                .map("""
                        SELECT '%1$s ' || count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) AS content
                        FROM %1$s t
                        """::formatted)
                .collect(Collectors.joining(
                        "UNION ALL ", "SELECT string_agg(content, ', ' ORDER BY content) FROM (", ") contents")));
    }

    /** So many contacts of a member, past the API; their ids. */
    List<Long> store(long organizationId, long userId, int count) {
        String ids = text("""
                WITH stored AS (
                    INSERT INTO contacts (organization_id, user_id, email, company, create_at, update_at)
                    SELECT ?, ?, 'stored' || g || '@example.org', 'Stored', now(), now()
                    FROM generate_series(1, ?) g
                    RETURNING id)
                SELECT string_agg(id::text, ' ' ORDER BY id)
                FROM stored
                """, organizationId, userId, count);
        return List.of(ids.split(" ")).stream().map(Long::valueOf).toList();
    }

    /** How contacts of this condition are found where that can be done without reading all of them. */
    String planFor(String condition) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            try (var rows =
                    statement.executeQuery("EXPLAIN (FORMAT JSON) SELECT 1 FROM contacts c WHERE " + condition)) {
                rows.next();
                return rows.getString(1);
            } finally {
                statement.execute("RESET enable_seqscan");
            }
        }
    }

    long number(String statement, Object... parameters) {
        return Long.parseLong(text(statement, parameters));
    }

    /** The first column of the only row, as text. */
    String text(String statement, Object... parameters) {
        try {
            return database.text(statement, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
