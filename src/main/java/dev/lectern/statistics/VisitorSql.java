package dev.lectern.statistics;

/** The statements of {@link VisitorStatistics}. */
final class VisitorSql {
    /** Who came to sessions of the period, by id, as {@link Batches} looks for them. */
    static final String FOUND = """
            WITH found AS MATERIALIZED (
                SELECT c.user_id AS id, count(*) AS weight
                FROM event_sessions s
                CROSS JOIN LATERAL (
                    SELECT c.user_id
                    FROM connections c
                    WHERE c.organization_id = $1
                        AND c.session_id = s.id
                        AND c.joined_at IS NOT NULL
                        AND ($5::bigint IS NULL OR c.user_id = $5)
                        AND c.user_id > $6
                    OFFSET 0) AS c
                WHERE %s
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
     * The visits of users $5 to sessions of the period, a row a user and session, by user and start. What was said is laid beside the
     * visits, and both are counted together: joined, they would take a good guess of how many they are. Answers are those of the
     * registration for the session, else for its series.
     */
    static final String VISITS = """
            WITH visits AS MATERIALIZED (
                SELECT c.session_id, c.user_id, c.joined_at, c.id,
                    json_build_array(
                        extract(epoch FROM date_trunc('second', c.joined_at))::bigint,
                        extract(epoch FROM date_trunc('second', least(coalesce(c.leaved_at, s.end_at), s.end_at)))::bigint,
                        c.country, c.city, c.referrer, c.platform) AS stay
                FROM unnest($5::bigint[]) AS visitor (id)
                CROSS JOIN LATERAL (
                    SELECT *
                    FROM connections c
                    WHERE c.organization_id = $1
                        AND c.user_id = visitor.id
                        AND c.joined_at IS NOT NULL
                        AND ($4::bigint IS NULL
                            OR c.session_id = ANY(
                                ARRAY(SELECT id FROM event_sessions WHERE organization_id = $1 AND event_id = $4)))
                    OFFSET 0) AS c
                CROSS JOIN LATERAL (
                    SELECT *, CASE s.status WHEN 'STOP' THEN s.ends_at END AS end_at
                    FROM event_sessions s
                    WHERE s.id = c.session_id
                    OFFSET 0) AS s
                WHERE %s
            ), happened AS (
                SELECT session_id, user_id, stay, joined_at, id, 0 AS chats, 0 AS questions
                FROM visits
                UNION ALL
                SELECT visited.session_id, said.user_id, NULL, NULL, NULL, said.chats, said.questions
                FROM (SELECT DISTINCT session_id FROM visits) AS visited
                CROSS JOIN LATERAL (
                    SELECT m.user_id,
                        count(*) FILTER (WHERE m.kind = 'chat') AS chats,
                        count(*) FILTER (WHERE m.kind = 'question') AS questions
                    FROM messages m
                    WHERE m.organization_id = $1 AND m.session_id = visited.session_id
                    GROUP BY m.user_id) AS said
            ), counted AS (
                SELECT session_id, user_id,
                    json_agg(stay ORDER BY joined_at, id) FILTER (WHERE stay IS NOT NULL) AS connections,
                    sum(chats)::bigint AS own_chats,
                    sum(questions)::bigint AS own_questions,
                    (sum(sum(chats)) OVER of_session)::bigint AS chats,
                    (sum(sum(questions)) OVER of_session)::bigint AS questions
                FROM happened
                GROUP BY session_id, user_id
                WINDOW of_session AS (PARTITION BY session_id)
            )
            SELECT u.id AS user_id, u.email, u.name AS user_name, u.second_name, u.patr_name, u.sex, u.phone, u.organization,
                u.position, s.id, s.name, s.time_zone_id, s.starts_at, CASE s.status WHEN 'STOP' THEN s.ends_at END AS ends_at,
                counted.chats, counted.questions, counted.own_chats, counted.own_questions, counted.connections, answers.answers
            FROM counted
            JOIN users u ON u.id = counted.user_id
            JOIN event_sessions s ON s.id = counted.session_id
            CROSS JOIN LATERAL (
                SELECT json_agg(json_build_array(a.label, a.value) ORDER BY a.ordinal) AS answers
                FROM participation_answers a
                WHERE a.organization_id = $1
                    AND a.participation_id = coalesce(
                        (SELECT p.id FROM participations p WHERE p.session_id = s.id AND p.user_id = u.id),
                        (
                            SELECT p.id
                            FROM participations p
                            WHERE p.event_id = s.event_id AND p.user_id = u.id AND p.session_id IS NULL))) AS answers
            WHERE counted.connections IS NOT NULL
            ORDER BY u.id, s.starts_at, s.id
            """.formatted(SessionSql.IN_PERIOD);

    private VisitorSql() {}
}
