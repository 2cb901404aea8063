package dev.lectern.statistics;

/** The statements of {@link VisitorStatistics}. */
final class VisitorSql {
    /** Who came to sessions of the period, by id, as {@link Batches} looks for them. */
    static final String FOUND = """
            WITH found AS MATERIALIZED (
                SELECT c.user_id AS id, count(*) AS weight
                FROM connections c
                WHERE c.organization_id = $1
                    AND c.session_id IN (SELECT s.id FROM event_sessions s WHERE %s)
                    AND c.joined_at IS NOT NULL
                    AND ($5::bigint IS NULL OR c.user_id = $5)
                    AND c.user_id > $6
                GROUP BY c.user_id
            ), page AS MATERIALIZED (
                SELECT *
                FROM found
                ORDER BY id
                LIMIT $7 OFFSET $8
            )
            SELECT (SELECT count(*) FROM found) AS total,
                ARRAY(SELECT id FROM page ORDER BY id) AS ids,
                ARRAY(SELECT weight FROM page ORDER BY id) AS weights
            """.formatted(SessionSql.IN_PERIOD);

    /** One row where user $2 is a member, is registered, or was ever here (S6). */
    static final String KNOWN = """
            SELECT 1
            WHERE EXISTS (SELECT 1 FROM members WHERE organization_id = $1 AND user_id = $2)
                OR EXISTS (SELECT 1 FROM participations WHERE organization_id = $1 AND user_id = $2)
                OR EXISTS (SELECT 1 FROM connections WHERE organization_id = $1 AND user_id = $2 AND joined_at IS NOT NULL)
            """;

    /**
     * The visits of users $5 to sessions of the period, a row a user and session, by user and start. Answers are those of the
     * registration for the session, else for its series.
     */
    static final String VISITS = """
            WITH chosen AS (
                SELECT s.id, s.event_id, s.name, s.time_zone_id, s.starts_at,
                    CASE s.status WHEN 'STOP' THEN s.ends_at END AS ends_at
                FROM event_sessions s
                WHERE %s
            ), visits AS MATERIALIZED (
                SELECT c.user_id, c.session_id,
                    json_agg(
                        json_build_array(
                            extract(epoch FROM date_trunc('second', c.joined_at))::bigint,
                            extract(epoch FROM date_trunc('second', least(coalesce(c.leaved_at, chosen.ends_at), chosen.ends_at)))::bigint,
                            c.country, c.city, c.referrer, c.platform)
                        ORDER BY c.joined_at, c.id) AS connections
                FROM connections c
                JOIN chosen ON chosen.id = c.session_id
                WHERE c.organization_id = $1 AND c.user_id = ANY($5) AND c.joined_at IS NOT NULL
                GROUP BY c.user_id, c.session_id
            ), said AS MATERIALIZED (
                SELECT m.session_id, m.user_id,
                    count(*) FILTER (WHERE m.kind = 'chat') AS chats,
                    count(*) FILTER (WHERE m.kind = 'question') AS questions
                FROM messages m
                WHERE m.organization_id = $1 AND m.session_id IN (SELECT session_id FROM visits)
                GROUP BY m.session_id, m.user_id
            ), totals AS (
                SELECT session_id, sum(chats)::bigint AS chats, sum(questions)::bigint AS questions
                FROM said
                GROUP BY session_id
            )
            SELECT u.id AS user_id, u.email, u.name AS user_name, u.second_name, u.patr_name, u.sex, u.phone, u.organization,
                u.position, chosen.id, chosen.name, chosen.time_zone_id, chosen.starts_at, chosen.ends_at,
                coalesce(totals.chats, 0) AS chats, coalesce(totals.questions, 0) AS questions,
                coalesce(said.chats, 0) AS own_chats, coalesce(said.questions, 0) AS own_questions,
                visits.connections, answers.answers
            FROM visits
            JOIN users u ON u.id = visits.user_id
            JOIN chosen ON chosen.id = visits.session_id
            LEFT JOIN totals ON totals.session_id = visits.session_id
            LEFT JOIN said ON said.session_id = visits.session_id AND said.user_id = visits.user_id
            LEFT JOIN participations own ON own.session_id = visits.session_id AND own.user_id = visits.user_id
            LEFT JOIN participations series
                ON series.event_id = chosen.event_id AND series.user_id = visits.user_id AND series.session_id IS NULL
            LEFT JOIN LATERAL (
                SELECT json_agg(json_build_array(a.label, a.value) ORDER BY a.ordinal) AS answers
                FROM participation_answers a
                WHERE a.organization_id = $1 AND a.participation_id = coalesce(own.id, series.id)
            ) AS answers ON true
            ORDER BY visits.user_id, chosen.starts_at, chosen.id
            """.formatted(SessionSql.IN_PERIOD);

    private VisitorSql() {}
}
