package dev.lectern.statistics;

/** The statements of {@link SessionStatistics}. */
final class SessionSql {
    /** Which sessions count at all (S2): on air or over, of {@code event_sessions s} and organisation $1. */
    static final String COUNTED = """
            s.organization_id = $1
            AND NOT s.is_deleted
            AND (s.status = 'START' OR s.status = 'STOP' AND s.ends_at IS NOT NULL)
            """;

    /** Those of them that began from $2 to the end of the second of $3, as dates are shown without fractions, of event $4 unless that is null. */
    static final String IN_PERIOD = COUNTED + """
            AND s.starts_at >= $2::timestamptz
            AND s.starts_at < date_trunc('second', $3::timestamptz) + interval '1 second'
            AND ($4::bigint IS NULL OR s.event_id = $4)
            """;

    /** Sessions as {@link Batches} looks for them, by their start; of a member $5: those they made or lecture at. */
    static final String FOUND = """
            WITH found AS MATERIALIZED (
                SELECT s.id, s.starts_at
                FROM event_sessions s
                WHERE %s
                    AND ($5::bigint IS NULL
                        OR EXISTS (
                            SELECT 1
                            FROM events e
                            WHERE e.organization_id = $1 AND e.id = s.event_id AND e.create_user_id = $5)
                        OR EXISTS (
                            SELECT 1
                            FROM event_lectors l
                            WHERE l.organization_id = $1 AND l.event_id = s.event_id AND l.user_id = $5)
                        OR EXISTS (
                            SELECT 1
                            FROM session_lectors l
                            WHERE l.organization_id = $1 AND l.session_id = s.id AND l.user_id = $5))
                    AND (s.starts_at, s.id) > (
                        coalesce((SELECT a.starts_at FROM event_sessions a WHERE a.id = $6::bigint), '-infinity'), $6::bigint)
            ), page AS MATERIALIZED (
                SELECT id, starts_at, (
                    SELECT count(*)
                    FROM connections c
                    WHERE c.organization_id = $1 AND c.session_id = cut.id) AS weight
                FROM (SELECT * FROM found ORDER BY starts_at, id LIMIT $7 OFFSET $8) AS cut
            )
            SELECT (SELECT count(*) FROM found) AS total,
                ARRAY(SELECT id FROM page ORDER BY starts_at, id) AS ids,
                ARRAY(SELECT weight FROM page ORDER BY starts_at, id) AS weights
            """.formatted(IN_PERIOD);

    /** What person p is in the series of the chosen session. */
    private static final String OF_SERIES = """
            SELECT o.invite_user_id, o.is_accepted
                FROM participations o
                WHERE o.event_id = chosen.event_id AND o.user_id = p.user_id AND o.session_id IS NULL
                OFFSET 0
            """.strip();

    /**
     * The figures of sessions $2. A visitor counts by their first connection (S5). Two looks find at most two earlier sessions that
     * somebody visited, which is all that attendance asks for (S3); horizon is when anybody last joined this session or an earlier
     * one, so that later connections need no look. People of a series are counted once an event, and those of the session who are
     * none of them beside (S4). OFFSET 0 has rows looked up one by one through an index, in this order, whatever the planner takes
     * the tables for: nobody may have analyzed them yet.
     */
    static final String FIGURES = """
            WITH counted AS (
                SELECT s.id, s.event_id, s.name, s.time_zone_id, s.starts_at,
                    CASE s.status WHEN 'STOP' THEN s.ends_at END AS ends_at,
                    max(last.joined_at) OVER (ORDER BY s.starts_at, s.id) AS horizon
                FROM event_sessions s
                LEFT JOIN LATERAL (
                    SELECT c.joined_at
                    FROM connections c
                    WHERE c.organization_id = $1 AND c.session_id = s.id AND c.joined_at IS NOT NULL
                    ORDER BY c.joined_at DESC
                    LIMIT 1) AS last ON true
                WHERE %1$s
            ), chosen AS MATERIALIZED (
                SELECT *
                FROM counted
                WHERE id = ANY($2)
            ), series AS MATERIALIZED (
                SELECT events.event_id, people.*
                FROM (SELECT DISTINCT event_id FROM chosen) AS events
                CROSS JOIN LATERAL (
                    SELECT count(p.invite_user_id) AS invited, count(*) FILTER (WHERE p.is_accepted) AS registered
                    FROM participations p
                    WHERE p.organization_id = $1 AND p.event_id = events.event_id AND p.session_id IS NULL) AS people
            )
            SELECT chosen.*, visits.*,
                series.invited + own.invited AS invited,
                series.registered + own.registered AS registered
            FROM chosen
            JOIN series ON series.event_id = chosen.event_id
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE p.invite_user_id IS NOT NULL AND o.invite_user_id IS NULL) AS invited,
                    count(*) FILTER (WHERE p.is_accepted AND o.is_accepted IS NOT TRUE) AS registered
                FROM participations p
                LEFT JOIN LATERAL (%2$s) AS o ON true
                WHERE p.organization_id = $1 AND p.session_id = chosen.id) AS own
            CROSS JOIN LATERAL (
                WITH visitors AS MATERIALIZED (
                    SELECT DISTINCT ON (c.user_id)
                        c.user_id, coalesce(c.country, 'Unknown') AS country, coalesce(c.city, 'Unknown') AS city,
                        c.platform, c.referrer
                    FROM connections c
                    WHERE c.organization_id = $1 AND c.session_id = chosen.id AND c.joined_at IS NOT NULL
                    ORDER BY c.user_id, c.joined_at, c.id
                )
                SELECT count(*) FILTER (WHERE first.id IS NULL) AS new_count,
                    count(*) FILTER (WHERE second.id IS NOT NULL) AS regular_count,
                    count(*) FILTER (WHERE first.id IS NOT NULL AND second.id IS NULL) AS other_count,
                    count(*) FILTER (WHERE p.platform = 'iOS') AS ios_count,
                    count(*) FILTER (WHERE p.platform = 'Android') AS android_count,
                    count(*) FILTER (WHERE p.platform = 'Web') AS web_count,
                    count(*) FILTER (WHERE own.invite_user_id IS NOT NULL OR o.invite_user_id IS NOT NULL) AS invited_visited,
                    count(*) FILTER (WHERE own.is_accepted OR o.is_accepted) AS registered_visited,
                    (
                        SELECT coalesce(json_agg(json_build_array(country, city, visits) ORDER BY country, city), '[]')
                        FROM (
                            SELECT country, city, count(*) AS visits
                            FROM visitors
                            GROUP BY country, city) AS counted) AS places,
                    (
                        SELECT coalesce(json_agg(json_build_array(referrer, visits) ORDER BY referrer), '[]')
                        FROM (
                            SELECT referrer, count(*) AS visits
                            FROM visitors
                            WHERE referrer <> ''
                            GROUP BY referrer) AS counted) AS referrers
                FROM visitors p
                LEFT JOIN LATERAL (%3$s) AS first ON true
                LEFT JOIN LATERAL (%4$s) AS second ON first.id IS NOT NULL
                LEFT JOIN LATERAL (
                    SELECT own.invite_user_id, own.is_accepted
                    FROM participations own
                    WHERE own.session_id = chosen.id AND own.user_id = p.user_id
                    OFFSET 0) AS own ON true
                LEFT JOIN LATERAL (%2$s) AS o ON true) AS visits
            ORDER BY chosen.starts_at, chosen.id
            """.formatted(COUNTED, OF_SERIES, earlier(""), earlier("AND s.id <> first.id"));

    private SessionSql() {}

    /** Some session that visitor p came to before the chosen one; of those who come often, the first that is looked at. */
    private static String earlier(String condition) {
        return """
                SELECT s.id
                    FROM connections c
                    CROSS JOIN LATERAL (
                        SELECT *
                        FROM event_sessions s
                        WHERE s.id = c.session_id
                        OFFSET 0) AS s
                    WHERE c.organization_id = $1
                        AND c.user_id = p.user_id
                        AND c.joined_at <= chosen.horizon
                        AND (s.starts_at, s.id) < (chosen.starts_at, chosen.id)
                        AND %s
                        %s
                    ORDER BY c.joined_at
                    LIMIT 1
                """.formatted(COUNTED, condition).strip();
    }
}
