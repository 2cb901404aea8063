package dev.lectern.statistics;

/** The statements of {@link SessionStatistics}. */
final class SessionSql {
    /** Which sessions count at all (S2): on air or over, of {@code event_sessions s} and organisation $1. */
    static final String COUNTED = """
            s.organization_id = $1
            AND NOT s.is_deleted
            AND (s.status = 'START' OR s.status = 'STOP' AND s.ends_at IS NOT NULL)
            """;

    /** Those of them that began from $2 to $3, of event $4 unless that is null. */
    static final String IN_PERIOD = COUNTED + """
            AND s.starts_at BETWEEN $2::timestamptz AND $3::timestamptz
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

    /**
     * The figures of sessions $2. A visitor counts by their first connection (S5). Two looks find at most two earlier sessions that
     * somebody visited, which is all that attendance asks for (S3); horizon is when all sessions up to this one had ended, so that
     * nobody joined an earlier one after it (an hour is for clocks that differ). People of a series are counted once an event, and those of
     * the session who are none of them beside (S4).
     */
    static final String FIGURES = """
            WITH counted AS (
                SELECT s.*,
                    max(coalesce(s.ends_at, 'infinity')) OVER (ORDER BY s.starts_at, s.id) + interval '1 hour' AS horizon
                FROM event_sessions s
                WHERE %1$s
            ), chosen AS MATERIALIZED (
                SELECT *
                FROM counted
                WHERE id = ANY($2)
            ), visitors AS MATERIALIZED (
                SELECT DISTINCT ON (c.session_id, c.user_id)
                    c.session_id, c.user_id, coalesce(c.country, 'Unknown') AS country, coalesce(c.city, 'Unknown') AS city,
                    c.platform, c.referrer
                FROM connections c
                WHERE c.organization_id = $1 AND c.session_id = ANY($2) AND c.joined_at IS NOT NULL
                ORDER BY c.session_id, c.user_id, c.joined_at, c.id
            ), people AS (
                SELECT v.session_id,
                    count(*) FILTER (WHERE first.id IS NULL) AS new_count,
                    count(*) FILTER (WHERE second.id IS NOT NULL) AS regular_count,
                    count(*) FILTER (WHERE first.id IS NOT NULL AND second.id IS NULL) AS other_count,
                    count(*) FILTER (WHERE v.platform = 'iOS') AS ios_count,
                    count(*) FILTER (WHERE v.platform = 'Android') AS android_count,
                    count(*) FILTER (WHERE v.platform = 'Web') AS web_count,
                    count(*) FILTER (WHERE own.invite_user_id IS NOT NULL OR series.invite_user_id IS NOT NULL)
                        AS invited_visited,
                    count(*) FILTER (WHERE own.is_accepted OR series.is_accepted) AS registered_visited
                FROM visitors v
                JOIN chosen ON chosen.id = v.session_id
                LEFT JOIN LATERAL (%2$s) AS first ON true
                LEFT JOIN LATERAL (%3$s) AS second ON first.id IS NOT NULL
                LEFT JOIN participations own ON own.session_id = v.session_id AND own.user_id = v.user_id
                LEFT JOIN participations series
                    ON series.event_id = chosen.event_id AND series.user_id = v.user_id AND series.session_id IS NULL
                GROUP BY v.session_id
            ), places AS (
                SELECT session_id, json_agg(json_build_array(country, city, visits) ORDER BY country, city) AS places
                FROM (
                    SELECT session_id, country, city, count(*) AS visits
                    FROM visitors
                    GROUP BY session_id, country, city) AS counted
                GROUP BY session_id
            ), referrers AS (
                SELECT session_id, json_agg(json_build_array(referrer, visits) ORDER BY referrer) AS referrers
                FROM (
                    SELECT session_id, referrer, count(*) AS visits
                    FROM visitors
                    WHERE referrer <> ''
                    GROUP BY session_id, referrer) AS counted
                GROUP BY session_id
            ), series AS (
                SELECT p.event_id,
                    count(*) FILTER (WHERE p.invite_user_id IS NOT NULL) AS invited,
                    count(*) FILTER (WHERE p.is_accepted) AS registered
                FROM participations p
                WHERE p.organization_id = $1
                    AND p.event_id IN (SELECT event_id FROM chosen)
                    AND p.session_id IS NULL
                GROUP BY p.event_id
            ), own AS (
                SELECT p.session_id,
                    count(*) FILTER (WHERE p.invite_user_id IS NOT NULL AND o.invite_user_id IS NULL) AS invited,
                    count(*) FILTER (WHERE p.is_accepted AND o.is_accepted IS NOT TRUE) AS registered
                FROM participations p
                LEFT JOIN participations o
                    ON o.event_id = p.event_id AND o.user_id = p.user_id AND o.session_id IS NULL
                WHERE p.organization_id = $1 AND p.session_id = ANY($2)
                GROUP BY p.session_id
            )
            SELECT chosen.id, chosen.name, chosen.time_zone_id, chosen.starts_at,
                CASE chosen.status WHEN 'STOP' THEN chosen.ends_at END AS ends_at,
                coalesce(series.invited, 0) + coalesce(own.invited, 0) AS invited,
                coalesce(series.registered, 0) + coalesce(own.registered, 0) AS registered,
                coalesce(people.invited_visited, 0) AS invited_visited,
                coalesce(people.registered_visited, 0) AS registered_visited,
                coalesce(people.new_count, 0) AS new_count,
                coalesce(people.regular_count, 0) AS regular_count,
                coalesce(people.other_count, 0) AS other_count,
                coalesce(people.ios_count, 0) AS ios_count,
                coalesce(people.android_count, 0) AS android_count,
                coalesce(people.web_count, 0) AS web_count,
                coalesce(places.places, '[]') AS places,
                coalesce(referrers.referrers, '[]') AS referrers
            FROM chosen
            LEFT JOIN people ON people.session_id = chosen.id
            LEFT JOIN places ON places.session_id = chosen.id
            LEFT JOIN referrers ON referrers.session_id = chosen.id
            LEFT JOIN series ON series.event_id = chosen.event_id
            LEFT JOIN own ON own.session_id = chosen.id
            ORDER BY chosen.starts_at, chosen.id
            """.formatted(COUNTED, earlier(""), earlier("AND s.id <> first.id"));

    private SessionSql() {}

    /**
     * Some session that the visitor came to before this one; of those who come often, the first that is looked at. OFFSET keeps the
     * planner from looking at sessions first.
     */
    private static String earlier(String condition) {
        return """
                SELECT s.id
                    FROM connections c
                    CROSS JOIN LATERAL (
                        SELECT s.id
                        FROM event_sessions s
                        WHERE s.id = c.session_id
                            AND (s.starts_at, s.id) < (chosen.starts_at, chosen.id)
                            AND %s
                            %s
                        OFFSET 0) AS s
                    WHERE c.organization_id = $1
                        AND c.user_id = v.user_id
                        AND c.joined_at <= chosen.horizon
                    ORDER BY c.joined_at
                    LIMIT 1
                """.formatted(COUNTED, condition).strip();
    }
}
