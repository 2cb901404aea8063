package dev.lectern.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.database.Substring;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.ApiDates;
import dev.lectern.web.HeavyWork;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Lists events by the dates they have in a period (E11): sessions, and occurrences that have none yet. Occurrences are not in
 * the database: those of all events with a rule are worked out first, then one statement puts everything in order.
 */
@ApplicationScoped
class Schedule {
    /** Planned dates shown of one event: daily for more than two years. */
    private static final int MOST_PLANNED = 1_000;

    private final Pool database;
    private final TimeZones zones;
    private final SurroundingsReader surroundings;

    Schedule(Pool database, TimeZones zones, SurroundingsReader surroundings) {
        this.database = database;
        this.zones = zones;
        this.surroundings = surroundings;
    }

    /** An event with a rule and those of its occurrences that have a session. */
    private record Ruled(EventRow event, Set<Instant> taken) {
        List<Instant> free(ScheduleFilter filter, int limit) {
            return event.planned()
                    .map(dates -> dates.from(filter.from()))
                    .orElseGet(Stream::empty)
                    .takeWhile(date -> !date.isAfter(filter.to()))
                    .filter(date -> !taken.contains(date))
                    .limit(limit)
                    .toList();
        }
    }

    /** One page of the organisation's events, or of those that one member created or lectures at. */
    Uni<Pages.Rows<ScheduleRow>> page(long organizationId, Long userId, ScheduleFilter filter) {
        return ruled(organizationId, userId, filter).chain(ruled -> HeavyWork.run(() -> firsts(ruled, filter))
                .chain(firsts -> listed(organizationId, userId, filter, firsts))
                .chain(rows -> views(organizationId, filter, ruled, rows)));
    }

    private Uni<Map<Long, Ruled>> ruled(long organizationId, Long userId, ScheduleFilter filter) {
        return database.preparedQuery(ScheduleSql.RULED)
                .execute(criteria(organizationId, userId, filter))
                .map(rows -> {
                    Map<Long, Ruled> ruled = new HashMap<>();
                    rows.forEach(
                            row -> ruled.put(row.getLong("id"), new Ruled(EventRow.of(row, zones), new HashSet<>())));
                    return ruled;
                })
                .call(ruled -> ruled.isEmpty() ? Uni.createFrom().voidItem() : take(organizationId, filter, ruled));
    }

    private Uni<RowSet<Row>> take(long organizationId, ScheduleFilter filter, Map<Long, Ruled> ruled) {
        return database.preparedQuery(ScheduleSql.TAKEN)
                .execute(Tuple.of(
                        organizationId,
                        ruled.keySet().toArray(Long[]::new),
                        filter.from().atOffset(ZoneOffset.UTC),
                        filter.to().atOffset(ZoneOffset.UTC)))
                .invoke(rows -> rows.forEach(row -> ruled.get(row.getLong("event_id"))
                        .taken()
                        .add(row.getOffsetDateTime("occurrence_at").toInstant())));
    }

    private static Map<Long, Instant> firsts(Map<Long, Ruled> ruled, ScheduleFilter filter) {
        Map<Long, Instant> firsts = new HashMap<>();
        ruled.forEach(
                (id, event) -> event.free(filter, 1).stream().findFirst().ifPresent(first -> firsts.put(id, first)));
        return firsts;
    }

    private Uni<RowSet<Row>> listed(
            long organizationId, Long userId, ScheduleFilter filter, Map<Long, Instant> firsts) {
        Tuple parameters = criteria(organizationId, userId, filter);
        parameters.addValue(firsts.keySet().toArray(Long[]::new));
        parameters.addValue(firsts.values().stream()
                .map(first -> first.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        parameters.addValue(filter.page().size());
        parameters.addValue(filter.page().offset());
        return database.preparedQuery(ScheduleSql.PAGE).execute(parameters);
    }

    private Uni<Pages.Rows<ScheduleRow>> views(
            long organizationId, ScheduleFilter filter, Map<Long, Ruled> ruled, RowSet<Row> rows) {
        List<EventRow> events = new ArrayList<>();
        long total = 0;
        for (Row row : rows) {
            total = row.getLong("total");
            if (row.getLong("id") != null) {
                events.add(EventRow.of(row, zones));
            }
        }
        long all = total;
        return sessions(organizationId, filter, events)
                .chain(sessions -> surroundings
                        .read(organizationId, events, sessions)
                        .chain(around -> HeavyWork.run(() -> views(filter, ruled, events, sessions, around))))
                .map(views -> new Pages.Rows<>(views, all));
    }

    private Uni<List<SessionRow>> sessions(long organizationId, ScheduleFilter filter, List<EventRow> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return database.preparedQuery(ScheduleSql.SESSIONS)
                .execute(Tuple.of(
                        organizationId,
                        events.stream().map(EventRow::id).toArray(Long[]::new),
                        filter.from().atOffset(ZoneOffset.UTC),
                        filter.to().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<SessionRow> sessions = new ArrayList<>();
                    rows.forEach(row -> sessions.add(SessionRow.of(row, zones)));
                    return sessions;
                });
    }

    private static List<ScheduleRow> views(
            ScheduleFilter filter,
            Map<Long, Ruled> ruled,
            List<EventRow> events,
            List<SessionRow> sessions,
            Surroundings around) {
        EventViews views = new EventViews(around);
        Map<Long, List<EventDate>> dates = new HashMap<>();
        for (SessionRow session : sessions) {
            dates.computeIfAbsent(session.eventId(), id -> new ArrayList<>()).add(views.session(session));
        }
        return events.stream()
                .map(event -> {
                    List<EventDate> own = dates.computeIfAbsent(event.id(), id -> new ArrayList<>());
                    if (ruled.containsKey(event.id())) {
                        ruled.get(event.id())
                                .free(filter, MOST_PLANNED)
                                .forEach(date -> own.add(new EventDate.Planned(ApiDates.formatPlanned(
                                        date, event.zone().zone()))));
                    }
                    return views.scheduled(event, own);
                })
                .toList();
    }

    private static Tuple criteria(long organizationId, Long userId, ScheduleFilter filter) {
        String[] statuses = filter.status().stream().map(Enum::name).toArray(String[]::new);
        Integer[] access = filter.access().stream().map(Long::intValue).toArray(Integer[]::new);
        return Tuple.from(Arrays.asList(
                organizationId,
                filter.name() == null || filter.name().isEmpty() ? null : Substring.pattern(filter.name()),
                statuses.length == 0 ? null : statuses,
                access.length == 0 ? null : access,
                userId,
                filter.from().atOffset(ZoneOffset.UTC),
                filter.to().atOffset(ZoneOffset.UTC)));
    }
}
