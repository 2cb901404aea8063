package dev.lectern.landing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventStatus;
import dev.lectern.event.SessionStatus;
import dev.lectern.web.HeavyWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which dates an event has yet: its sessions, and occurrences of its rule of which none has been made. */
@ApplicationScoped
class ComingDates {
    /** Sessions that were stopped or are long past are read for their occurrences, which they have used up (J2). */
    private static final String SESSIONS = """
            SELECT s.id, s.name, s.status, s.starts_at, s.duration_seconds, s.occurrence_at
            FROM event_sessions s
            WHERE s.organization_id = $1
                AND s.event_id = $2
                AND NOT s.is_deleted
                AND (s.status <> 'STOP' OR s.occurrence_at > $3)
            ORDER BY s.status <> 'START', s.starts_at, s.id
            LIMIT $4
            """;

    /** Sessions beyond these are too far away to be shown anyway. */
    private static final int SESSIONS_AT_MOST = 500;

    private record Stored(ComingDate date, Instant occurrenceAt, boolean isOpen) {
        static Stored of(Row row) {
            SessionStatus status = SessionStatus.valueOf(row.getString("status"));
            OffsetDateTime occurrence = row.getOffsetDateTime("occurrence_at");
            return new Stored(
                    new ComingDate(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getOffsetDateTime("starts_at").toInstant(),
                            Duration.ofSeconds(row.getLong("duration_seconds")),
                            status == SessionStatus.START),
                    occurrence == null ? null : occurrence.toInstant(),
                    status != SessionStatus.STOP);
        }
    }

    private final Pool database;
    private final Clock clock;

    ComingDates(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The first of them, those on air first, else by their start; a session's own only date. */
    Uni<List<ComingDate>> of(Landing landing, int limit) {
        return landing.isSession() ? Uni.createFrom().item(List.of(single(landing))) : ofEvent(landing, limit);
    }

    private static ComingDate single(Landing session) {
        return new ComingDate(
                session.sessionId(),
                session.name(),
                session.startsAt(),
                session.duration(),
                session.sessionStatus() == SessionStatus.START);
    }

    private Uni<List<ComingDate>> ofEvent(Landing event, int limit) {
        Instant now = clock.instant();
        return database.preparedQuery(SESSIONS)
                .execute(Tuple.of(
                        event.organizationId(),
                        event.eventId(),
                        now.minus(event.duration()).atOffset(ZoneOffset.UTC),
                        SESSIONS_AT_MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Stored::of)
                        .toList())
                .chain(stored -> HeavyWork.run(() -> merged(event, stored, now, limit)));
    }

    private static List<ComingDate> merged(Landing event, List<Stored> stored, Instant now, int limit) {
        Stream<ComingDate> sessions = stored.stream().filter(Stored::isOpen).map(Stored::date);
        return Stream.concat(sessions, planned(event, stored, now, limit))
                .sorted(Comparator.comparing((ComingDate date) -> !date.isOnAir())
                        .thenComparing(ComingDate::startsAt))
                .limit(limit)
                .toList();
    }

    private static Stream<ComingDate> planned(Landing event, List<Stored> stored, Instant now, int limit) {
        if (event.status() != EventStatus.ACTIVE) {
            return Stream.empty();
        }
        if (event.recurrence() == null) {
            return Stream.of(planned(event, event.startsAt())).filter(only -> stored.isEmpty());
        }
        Set<Instant> taken = stored.stream().map(Stored::occurrenceAt).collect(Collectors.toSet());
        return event.recurrence()
                .from(now.minus(event.duration()))
                .filter(occurrence -> !taken.contains(occurrence))
                .limit(limit)
                .map(occurrence -> planned(event, occurrence));
    }

    private static ComingDate planned(Landing event, Instant occurrence) {
        return new ComingDate(null, event.name(), occurrence, event.duration(), false);
    }
}
