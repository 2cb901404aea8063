package dev.lectern.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventFinder;
import dev.lectern.organization.TimeZones;
import dev.lectern.statistics.VisitorFigures.FieldValue;
import dev.lectern.statistics.VisitorFigures.Stay;
import dev.lectern.statistics.VisitorFigures.Visit;
import dev.lectern.web.Forbidden;
import dev.lectern.web.HeavyWork;
import dev.lectern.web.NotFound;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who came, to what, and when (S1, S6), two statements a page. */
@ApplicationScoped
class VisitorStatistics {
    private static final String UNKNOWN = "Unknown";

    private final Pool database;
    private final Batches batches;
    private final EventFinder events;
    private final TimeZones zones;

    VisitorStatistics(Pool database, Batches batches, EventFinder events, TimeZones zones) {
        this.database = database;
        this.batches = batches;
        this.events = events;
        this.zones = zones;
    }

    /**
     * People by their ids with the sessions that they came to, of all events or of one. {@link Forbidden} for a user who is neither
     * member nor participant, {@link NotFound} for an event that is not there, and where nobody came.
     */
    Uni<Pages.Streamed<VisitorFigures>> find(long organizationId, StatisticsFilter filter) {
        return requireKnown(organizationId, filter.userId())
                .chain(user -> requireEvent(organizationId, filter.eventId()))
                .chain(event -> batches.read(
                        organizationId, filter, VisitorSql.FOUND, ids -> figures(organizationId, filter, ids)));
    }

    private Uni<?> requireKnown(long organizationId, Long userId) {
        return userId == null
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(VisitorSql.KNOWN)
                        .execute(Tuple.of(organizationId, userId))
                        .invoke(rows -> {
                            if (rows.size() == 0) {
                                throw new Forbidden(
                                        "User " + userId + " is neither member nor participant of the organization");
                            }
                        });
    }

    private Uni<?> requireEvent(long organizationId, Long eventId) {
        return eventId == null ? Uni.createFrom().voidItem() : events.event(organizationId, eventId);
    }

    private Uni<List<VisitorFigures>> figures(long organizationId, StatisticsFilter filter, List<Long> ids) {
        return database.preparedQuery(VisitorSql.VISITS)
                .execute(Tuple.from(Arrays.asList(
                        organizationId,
                        filter.from().atOffset(ZoneOffset.UTC),
                        filter.to().atOffset(ZoneOffset.UTC),
                        filter.eventId(),
                        ids.toArray(Long[]::new))))
                .chain(rows -> HeavyWork.run(() -> visitors(rows)));
    }

    private List<VisitorFigures> visitors(Iterable<Row> rows) {
        List<VisitorFigures> visitors = new ArrayList<>();
        long last = 0;
        for (Row row : rows) {
            long id = row.getLong("user_id");
            if (id != last) {
                visitors.add(visitor(row));
                last = id;
            }
            visitors.get(visitors.size() - 1).eventSessions().add(visit(row));
        }
        return visitors;
    }

    private static VisitorFigures visitor(Row row) {
        return new VisitorFigures(
                Long.toString(row.getLong("user_id")),
                row.getString("email"),
                row.getString("user_name"),
                row.getString("second_name"),
                row.getString("patr_name"),
                row.getString("sex"),
                row.getString("phone"),
                row.getString("organization"),
                row.getString("position"),
                new ArrayList<>());
    }

    private Visit visit(Row row) {
        Span span = SessionSpan.of(row, zones);
        return new Visit(
                Long.toString(row.getLong("id")),
                row.getString("name"),
                span.startsAt(),
                span.endsAt(),
                span.duration(),
                row.getLong("questions"),
                row.getLong("own_questions"),
                row.getLong("chats"),
                row.getLong("own_chats"),
                entries(row.getJsonArray("answers"))
                        .map(answer -> new FieldValue(answer.getString(0), answer.getString(1)))
                        .toList(),
                entries(row.getJsonArray("connections"))
                        .map(connection -> stay(connection, span.zone()))
                        .toList());
    }

    private static Stay stay(JsonArray connection, ZoneId zone) {
        Long leaved = connection.getLong(1);
        Span span = new Span(
                Instant.ofEpochSecond(connection.getLong(0)),
                leaved == null ? null : Instant.ofEpochSecond(leaved),
                zone);
        return new Stay(
                span.startsAt(),
                span.endsAt(),
                span.duration(),
                known(connection.getString(2)),
                known(connection.getString(3)),
                connection.getString(4),
                connection.getString(5));
    }

    private static Stream<JsonArray> entries(JsonArray list) {
        return list == null ? Stream.of() : IntStream.range(0, list.size()).mapToObj(list::getJsonArray);
    }

    private static String known(String place) {
        return place == null ? UNKNOWN : place;
    }
}
