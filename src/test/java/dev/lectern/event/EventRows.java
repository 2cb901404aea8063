package dev.lectern.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import jakarta.inject.Singleton;

/** What tests do in the database itself: count rows, and put there what no endpoint makes yet. */
@Singleton
public class EventRows {
    private final DataSource database;

    EventRows(DataSource database) {
        this.database = database;
    }

    /** How many rows each table has that a call about events writes, and a sum over what they say. */
    public Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String table : new String[] {
            "events",
            "event_lectors",
            "event_tags",
            "event_files",
            "event_additional_fields",
            "event_sessions",
            "session_lectors",
            "session_tags",
            "session_files",
            "session_additional_fields",
            "tags"
        }) {
            contents.put(
                    table, text("SELECT count(*) || ':' || coalesce(sum(hashtext(t::text)), 0) FROM " + table + " t"));
        }
        return contents;
    }

    /** A new PNG file of the organisation; its id. */
    public long addFile(long organizationId, String name) {
        return Long.parseLong(text("""
                INSERT INTO files (organization_id, name, path, mime_type, size, create_at)
                VALUES (?, ?, ?, 'image/png', 7, '2016-03-24T09:43:48Z')
                RETURNING id
                """, organizationId, name, path()));
    }

    /** The address of a file's content below the base of all files. */
    public String pathOf(long fileId) {
        return text("SELECT path FROM files WHERE id = ?", fileId);
    }

    /** Puts a file into an event's announcement. */
    public void announce(long organizationId, long eventId, long fileId) {
        text("""
                INSERT INTO event_files (organization_id, event_id, file_id, ordinal)
                VALUES (?, ?, ?, 0)
                RETURNING file_id
                """, organizationId, eventId, fileId);
    }

    /** The first column of the only row, as text. */
    public String text(String statement, Object... parameters) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            return text(prepared, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static String text(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String path() {
        String random = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        return "webinar/2016/03/24/%s.png".formatted(random.substring(0, 48));
    }
}
