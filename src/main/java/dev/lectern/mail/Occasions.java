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
import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.mail.calendar.Meeting;
import dev.lectern.mail.calendar.Occasion;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.NotFound;
import dev.lectern.web.WebConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads events and sessions as calendars have them. */
@ApplicationScoped
public class Occasions {
    /** What a statement selects from {@code events e} and {@code event_sessions s} for one. */
    static final String COLUMNS = """
            e.id AS event_id, e.name AS event_name, e.description AS event_description,
            e.time_zone_id AS event_zone, e.starts_at, e.ends_at, e.rule, e.exception_dates,
            e.duration_seconds AS event_seconds, e.create_at AS event_create_at,
            greatest(e.update_at, e.delete_at, (
                SELECT max(greatest(all_s.update_at, all_s.delete_at))
                FROM event_sessions all_s
                WHERE all_s.organization_id = e.organization_id AND all_s.event_id = e.id)) AS event_update_at,
            s.id AS session_id, s.name AS session_name, s.description AS session_description,
            s.time_zone_id AS session_zone, s.estimated_at, s.occurrence_at, s.duration_seconds AS session_seconds,
            s.create_at AS session_create_at, greatest(s.update_at, s.delete_at) AS session_update_at""";

    private static final String ONE = """
            SELECT %s
            FROM events e
            LEFT JOIN event_sessions s ON s.event_id = e.id AND s.id = $3
            WHERE e.organization_id = $1
                AND e.id = $2
                AND NOT e.is_deleted
                AND ($3::bigint IS NULL OR NOT s.is_deleted)
            """.formatted(COLUMNS);

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
    private final Clock clock;
    private final String host;

    Occasions(Pool database, TimeZones zones, WebConfig web, Clock clock) {
        this.database = database;
        this.zones = zones;
        this.clock = clock;
        this.host = web.publicUrl().getHost();
    }

    /** All dates of an organisation's event; {@link NotFound} where there is none. */
    public Uni<Occasion> ofEvent(long organizationId, long eventId) {
        return row(Tuple.of(organizationId, eventId, null)).chain(row -> sessions(List.of(eventId))
                .map(sessions -> series(row, sessions.getOrDefault(eventId, List.of()))));
    }

    /** The date of a session of an organisation's event; {@link NotFound} where there is none. */
    public Uni<Occasion> ofSession(long organizationId, long eventId, long sessionId) {
        return row(Tuple.of(organizationId, eventId, sessionId)).map(this::single);
    }

    /** Of each event the sessions that are to come, by their start. */
    Uni<Map<Long, List<Meeting>>> sessions(List<Long> eventIds) {
        return database.preparedQuery(SESSIONS)
                .execute(Tuple.of(eventIds.toArray(Long[]::new), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> stream(rows)
                        .collect(Collectors.groupingBy(
                                row -> row.getLong("event_id"),
                                Collectors.mapping(
                                        row -> meeting(row, "name", "duration_seconds"), Collectors.toList()))));
    }

    /** The session of a row with {@link #COLUMNS}. */
    Occasion single(Row row) {
        return new Occasion.Single(
                "session-%d@%s".formatted(row.getLong("session_id"), host),
                sequence(row, "session_create_at", "session_update_at"),
                text(row, "session_description"),
                zone(row, "session_zone"),
                meeting(row, "session_name", "session_seconds"));
    }

    /** The event of a row with {@link #COLUMNS}, with its {@link #sessions}. */
    Occasion series(Row row, List<Meeting> sessions) {
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

    static Meeting meeting(Row row, String name, String seconds) {
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

    private Uni<Row> row(Tuple parameters) {
        return database.preparedQuery(ONE)
                .execute(parameters)
                .map(rows -> stream(rows).findFirst().orElseThrow(() -> new NotFound("No such date")));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
