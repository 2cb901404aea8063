package dev.lectern.event;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jakarta.inject.Singleton;

import dev.lectern.testing.TestDatabase;

/** The rows of events and sessions: what they say, and such as no endpoint makes yet. */
@Singleton
class EventRows {
    private static final List<String> TABLES = List.of(
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
            "tags");

    private final TestDatabase database;

    EventRows(TestDatabase database) {
        this.database = database;
    }

    /** How many rows each table has that a call about events writes, and a sum over what they say. */
    String contents() {
        return text(TABLES.stream()
                .map("""
                        SELECT '%1$s ' || count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) AS content
                        FROM %1$s t
                        """::formatted)
                .collect(Collectors.joining(
                        "UNION ALL ", "SELECT string_agg(content, ', ' ORDER BY content) FROM (", ") contents")));
    }

    /** A new PNG file of the organisation; its id. */
    long addFile(long organizationId, String name) {
        return Long.parseLong(text("""
                INSERT INTO files (organization_id, name, path, mime_type, size, width, height, create_at)
                VALUES (?, ?, ?, 'image/png', 7, 1, 1, '2016-03-24T09:43:48Z')
                RETURNING id
                """, organizationId, name, path()));
    }

    /** The address of a file's content below the base of all files. */
    String pathOf(long fileId) {
        return text("SELECT path FROM files WHERE id = ?", fileId);
    }

    /** Puts a file into an event's announcement. */
    void announce(long organizationId, long eventId, long fileId) {
        text("""
                INSERT INTO event_files (organization_id, event_id, file_id, ordinal)
                VALUES (?, ?, ?, 0)
                RETURNING file_id
                """, organizationId, eventId, fileId);
    }

    /** The first column of the only row, as text. */
    String text(String statement, Object... parameters) {
        try {
            return database.text(statement, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static String path() {
        String random = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        return "webinar/2016/03/24/%s.png".formatted(random.substring(0, 48));
    }
}
