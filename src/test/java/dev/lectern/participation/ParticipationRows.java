package dev.lectern.participation;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import jakarta.inject.Singleton;

import dev.lectern.testing.TestDatabase;

/** The rows of registrations, and of all that they make. */
@Singleton
class ParticipationRows {
    private static final List<String> TABLES = List.of(
            "participations",
            "participation_answers",
            "outbox",
            "avatar_requests",
            "users",
            "contacts",
            "events",
            "event_sessions",
            "stored_answers");

    private final TestDatabase database;

    ParticipationRows(TestDatabase database) {
        this.database = database;
    }

    /** How many rows each table has that a call about registrations writes, and a sum over what they say. */
    String contents() {
        return text(TABLES.stream()
                .map("""
                        SELECT '%1$s ' || count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) AS content
                        FROM %1$s t
                        """::formatted)
                .collect(Collectors.joining(
                        "UNION ALL ", "SELECT string_agg(content, ', ' ORDER BY content) FROM (", ") contents")));
    }

    long number(String statement, Object... parameters) {
        return Long.parseLong(text(statement, parameters));
    }

    /** The first column of the only row, as text; null where there is no row. */
    String text(String statement, Object... parameters) {
        try {
            return database.text(statement, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
