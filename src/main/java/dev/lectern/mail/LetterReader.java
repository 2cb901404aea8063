package dev.lectern.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.Event;
import dev.lectern.event.EventLinks;
import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.mail.calendar.Meeting;
import dev.lectern.mail.calendar.Occasion;
import dev.lectern.mail.calendar.Person;
import dev.lectern.organization.Lang;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.WebConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what a batch of mails tells, as it is now, with two statements. */
@ApplicationScoped
class LetterReader {
    /** Who was refused meanwhile gets nothing, and nobody is invited to what there is no more. */
    private static final String LETTERS = """
            SELECT o.id, o.kind, o.create_at, p.token, p.session_id IS NOT NULL AS is_of_session,
                u.email, concat_ws(' ', u.name, u.second_name) AS person,
                c.email AS creator_email, concat_ws(' ', c.name, c.second_name) AS creator,
                g.name AS organization, g.alias,
                e.id AS event_id, e.url_alias, e.name AS event_name, e.description AS event_description,
                e.lang AS event_lang, e.time_zone_id AS event_zone, e.starts_at, e.ends_at, e.rule, e.exception_dates,
                e.duration_seconds AS event_seconds, e.create_at AS event_create_at,
                greatest(e.update_at, e.delete_at, (
                    SELECT max(greatest(all_s.update_at, all_s.delete_at))
                    FROM event_sessions all_s
                    WHERE all_s.organization_id = e.organization_id AND all_s.event_id = e.id)) AS event_update_at,
                s.id AS session_id, s.name AS session_name, s.description AS session_description, s.lang AS session_lang,
                s.time_zone_id AS session_zone, s.estimated_at, s.occurrence_at, s.duration_seconds AS session_seconds,
                s.create_at AS session_create_at, greatest(s.update_at, s.delete_at) AS session_update_at,
                CASE WHEN s.id IS NULL
                    THEN ARRAY(
                        SELECT concat_ws(' ', l.name, l.second_name)
                        FROM event_lectors el
                        JOIN users l ON l.id = el.user_id
                        WHERE el.event_id = e.id
                        ORDER BY el.ordinal)
                    ELSE ARRAY(
                        SELECT concat_ws(' ', l.name, l.second_name)
                        FROM session_lectors sl
                        JOIN users l ON l.id = sl.user_id
                        WHERE sl.session_id = s.id
                        ORDER BY sl.ordinal)
                END AS lecturers
            FROM outbox o
            JOIN participations p ON p.id = o.participation_id
            JOIN users u ON u.id = p.user_id
            JOIN events e ON e.id = p.event_id
            JOIN users c ON c.id = e.create_user_id
            JOIN organizations g ON g.id = o.organization_id
            LEFT JOIN event_sessions s ON s.id = coalesce(o.session_id, p.session_id)
            WHERE o.id = ANY($1)
                AND p.is_accepted
                AND (o.kind = 'CANCELLED' OR NOT e.is_deleted AND s.is_deleted IS NOT TRUE)
            """;

    private static final String SESSIONS = """
            SELECT s.event_id, s.name, s.estimated_at, s.duration_seconds, s.occurrence_at
            FROM unnest($1::bigint[]) AS e(id)
            CROSS JOIN LATERAL (
                SELECT *
                FROM event_sessions s
                WHERE s.event_id = e.id
                    AND (s.due_at > $2 OR s.occurrence_at > $2)
                    AND s.status <> 'STOP'
                    AND NOT s.is_deleted
                ORDER BY s.estimated_at, s.id
                LIMIT 500) s
            ORDER BY s.estimated_at, s.id
            """;

    private final Pool database;
    private final TimeZones zones;
    private final EventLinks links;
    private final Clock clock;
    private final String host;

    LetterReader(Pool database, TimeZones zones, EventLinks links, WebConfig web, Clock clock) {
        this.database = database;
        this.zones = zones;
        this.links = links;
        this.clock = clock;
        this.host = web.publicUrl().getHost();
    }

    /** The letters of these mails; one that there is no reason to send any more is left out. */
    Uni<List<Letter>> read(List<Claim> claims) {
        Map<Long, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::id, claim -> claim));
        return database.preparedQuery(LETTERS)
                .execute(Tuple.of(byId.keySet().toArray(Long[]::new)))
                .map(LetterReader::list)
                .chain(rows -> sessions(rows).map(sessions -> rows.stream()
                        .map(row -> letter(row, byId.get(row.getLong("id")), sessions))
                        .toList()));
    }

    private Uni<Map<Long, List<Meeting>>> sessions(List<Row> letters) {
        Long[] events = letters.stream()
                .filter(row -> !row.getBoolean("is_of_session"))
                .map(row -> row.getLong("event_id"))
                .distinct()
                .toArray(Long[]::new);
        return database.preparedQuery(SESSIONS)
                .execute(Tuple.of(events, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getLong("event_id"),
                                Collectors.mapping(
                                        row -> meeting(row, "name", "duration_seconds"), Collectors.toList()))));
    }

    private Letter letter(Row row, Claim claim, Map<Long, List<Meeting>> sessions) {
        boolean isOfSession = row.getBoolean("is_of_session");
        boolean isAboutSession = row.getLong("session_id") != null;
        return new Letter(
                claim,
                MailKind.valueOf(row.getString("kind")),
                "<mail-%d-%d@%s>"
                        .formatted(claim.id(), instant(row, "create_at").toEpochMilli(), host),
                new Person(row.getString("person"), row.getString("email")),
                row.getString("organization"),
                new Person(row.getString("creator"), row.getString("creator_email")),
                Lang.valueOf(row.getString(isAboutSession ? "session_lang" : "event_lang")),
                isOfSession ? single(row) : series(row, sessions.getOrDefault(row.getLong("event_id"), List.of())),
                isAboutSession && !isOfSession ? meeting(row, "session_name", "session_seconds") : null,
                Stream.of(row.getArrayOfStrings("lecturers"))
                        .filter(name -> !name.isBlank())
                        .toList(),
                links.landing(row.getString("alias"), row.getLong("event_id"), row.getString("url_alias")) + "/"
                        + row.getString("token"),
                clock.instant());
    }

    private Occasion single(Row row) {
        return new Occasion.Single(
                "session-%d@%s".formatted(row.getLong("session_id"), host),
                sequence(row, "session_create_at", "session_update_at"),
                text(row, "session_description"),
                zone(row, "session_zone"),
                meeting(row, "session_name", "session_seconds"));
    }

    private Occasion series(Row row, List<Meeting> sessions) {
        ZoneId zone = zone(row, "event_zone");
        LocalDateTime startsAt = row.getLocalDateTime("starts_at");
        return new Occasion.Series(
                "event-%d@%s".formatted(row.getLong("event_id"), host),
                sequence(row, "event_create_at", "event_update_at"),
                text(row, "event_description"),
                zone,
                new Meeting(
                        row.getString("event_name"),
                        startsAt.atZone(zone).toInstant(),
                        Duration.ofSeconds(row.getLong("event_seconds")),
                        null),
                recurrence(row, startsAt, zone),
                sessions);
    }

    private static Recurrence recurrence(Row row, LocalDateTime startsAt, ZoneId zone) {
        return row.getString("rule") == null
                ? null
                : Event.recurrence(
                        startsAt,
                        zone,
                        row.getString("rule"),
                        row.getLocalDateTime("ends_at"),
                        row.getArrayOfLocalDateTimes("exception_dates"));
    }

    /** Seconds tell changes apart that a reader could; those within one are told apart by DTSTAMP (RFC 5546 §2.1.5). */
    private static int sequence(Row row, String createAt, String updateAt) {
        Duration age = Duration.between(instant(row, createAt), instant(row, updateAt));
        return (int) Math.max(0, Math.min(age.toSeconds(), Integer.MAX_VALUE));
    }

    private static Meeting meeting(Row row, String name, String seconds) {
        OffsetDateTime occurrence = row.getOffsetDateTime("occurrence_at");
        return new Meeting(
                row.getString(name),
                instant(row, "estimated_at"),
                Duration.ofSeconds(row.getLong(seconds)),
                occurrence == null ? null : occurrence.toInstant());
    }

    private static String text(Row row, String column) {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private ZoneId zone(Row row, String column) {
        return zones.get(row.getLong(column)).zone();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
