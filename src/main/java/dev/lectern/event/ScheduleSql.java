package dev.lectern.event;

/**
 * The statements of {@link Schedule}. Their first parameters are the same: $1 organisation, $2 name as a LIKE pattern, $3 statuses,
 * $4 masks, $5 member, $6 from, $7 to; null criteria match all.
 */
final class ScheduleSql {
    private static final String CRITERIA = """
            e.organization_id = $1
            AND NOT e.is_deleted
            AND ($2::varchar IS NULL OR e.name ILIKE $2)
            AND ($3::varchar[] IS NULL
                OR e.status = ANY($3)
                OR 'START' = ANY($3) AND EXISTS (
                    SELECT 1
                    FROM event_sessions s
                    WHERE s.organization_id = $1 AND s.event_id = e.id AND s.status = 'START' AND NOT s.is_deleted))
            AND ($4::integer[] IS NULL OR e.access = ANY($4))
            AND ($5::bigint IS NULL
                OR e.create_user_id = $5
                OR EXISTS (
                    SELECT 1
                    FROM event_lectors l
                    WHERE l.organization_id = $1 AND l.event_id = e.id AND l.user_id = $5)
                OR EXISTS (
                    SELECT 1
                    FROM session_lectors l
                    JOIN event_sessions s ON s.organization_id = $1 AND s.id = l.session_id AND NOT s.is_deleted
                    WHERE l.organization_id = $1 AND s.event_id = e.id AND l.user_id = $5))
            """;

    /** Events that may have planned occurrences in the period. */
    static final String RULED = """
            SELECT %s
            FROM events e
            WHERE e.rule IS NOT NULL
                AND e.status = 'ACTIVE'
                AND e.starts_at_utc <= $7::timestamptz
                AND (e.ends_at IS NULL OR e.ends_at + interval '1 day' >= $6::timestamptz AT TIME ZONE 'UTC')
                AND %s
            """.formatted(EventRow.COLUMNS, CRITERIA);

    /** Occurrences of events $2 from $3 to $4 that have a session. */
    static final String TAKEN = """
            SELECT event_id, occurrence_at
            FROM event_sessions
            WHERE organization_id = $1
                AND event_id = ANY($2)
                AND occurrence_at BETWEEN $3 AND $4
                AND NOT is_deleted
            """;

    /**
     * One page of the events and how many there are in all, on a row without an event when the page is past the end. $8 and $9
     * are the events with a planned occurrence and the first of each, $10 rows at most, $11 rows to leave out.
     */
    static final String PAGE = """
            WITH dates AS (
                SELECT event_id, min(starts_at) AS first_at
                FROM event_sessions
                WHERE organization_id = $1
                    AND starts_at BETWEEN $6 AND $7
                    AND NOT is_deleted
                GROUP BY event_id
                UNION ALL
                SELECT planned.event_id, planned.first_at
                FROM unnest($8::bigint[], $9::timestamptz[]) AS planned(event_id, first_at)
                UNION ALL
                SELECT e.id, e.starts_at_utc
                FROM events e
                WHERE e.organization_id = $1
                    AND e.rule IS NULL
                    AND e.starts_at_utc BETWEEN $6 AND $7
                    AND NOT e.is_deleted
                    AND NOT EXISTS (
                        SELECT 1
                        FROM event_sessions s
                        WHERE s.organization_id = $1 AND s.event_id = e.id AND NOT s.is_deleted)
            ), matching AS (
                SELECT e.id, min(d.first_at) AS first_at
                FROM dates d
                JOIN events e ON e.id = d.event_id
                WHERE %2$s
                GROUP BY e.id
            ), page AS (
                SELECT *
                FROM matching
                ORDER BY first_at, id
                LIMIT $10 OFFSET $11
            )
            SELECT %1$s, counted.total
            FROM (SELECT count(*) AS total FROM matching) counted
            LEFT JOIN page ON true
            LEFT JOIN events e ON e.organization_id = $1 AND e.id = page.id
            ORDER BY page.first_at, page.id
            """.formatted(EventRow.COLUMNS, CRITERIA);

    /** Sessions of events $2 that start from $3 to $4. */
    static final String SESSIONS = """
            SELECT %s
            FROM event_sessions s
            WHERE s.organization_id = $1
                AND s.event_id = ANY($2)
                AND s.starts_at BETWEEN $3 AND $4
                AND NOT s.is_deleted
            ORDER BY s.starts_at, s.id
            """.formatted(SessionRow.COLUMNS);

    private ScheduleSql() {}
}
