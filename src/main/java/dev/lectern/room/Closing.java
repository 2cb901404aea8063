package dev.lectern.room;

/** How open connections are closed, by SQL (S1). */
final class Closing {
    /**
     * What follows a materialized {@code mine} of locked connections (id, session_id, joined_at, end_at): the visits end then, though
     * never before they began, waits go without a trace, and rooms are told. Locked first, as one that waited may begin meanwhile.
     */
    static final String OF_MINE = """
            gone AS (
                DELETE FROM connections c USING mine m WHERE c.id = m.id AND m.joined_at IS NULL
            ), closed AS (
                UPDATE connections c
                SET leaved_at = greatest(m.joined_at, m.end_at), server_id = NULL
                FROM mine m
                WHERE c.id = m.id
                    AND m.joined_at IS NOT NULL
            )
            SELECT pg_notify('room', 'presence ' || session_id)::text
            FROM (SELECT DISTINCT session_id FROM mine) sessions
            """;

    private Closing() {}
}
