package dev.lectern.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventFinder;
import dev.lectern.organization.Members;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.Forbidden;
import dev.lectern.web.HeavyWork;
import dev.lectern.web.NotFound;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What became of sessions: figures about those who were invited and those who came (S2–S5), two statements a page. */
@ApplicationScoped
class SessionStatistics {
    /** Among the cities of a country, the country's own count. */
    private static final String OF_COUNTRY = "countryCount";

    private final Pool database;
    private final Batches batches;
    private final Members members;
    private final EventFinder events;
    private final TimeZones zones;

    SessionStatistics(Pool database, Batches batches, Members members, EventFinder events, TimeZones zones) {
        this.database = database;
        this.batches = batches;
        this.members = members;
        this.events = events;
        this.zones = zones;
    }

    /**
     * Sessions by their actual start and id, of all events, of one, or of those that a member made or lectures at. {@link Forbidden} for
     * a user who is no member, {@link NotFound} for an event that is not there, and where nothing is found.
     */
    Uni<Pages.Streamed<SessionFigures>> find(long organizationId, StatisticsFilter filter) {
        return requireMember(organizationId, filter.userId())
                .chain(member -> requireEvent(organizationId, filter.eventId()))
                .chain(event ->
                        batches.read(organizationId, filter, SessionSql.FOUND, ids -> figures(organizationId, ids)));
    }

    private Uni<?> requireMember(long organizationId, Long userId) {
        return userId == null
                ? Uni.createFrom().voidItem()
                : members.find(organizationId, List.of(userId)).invoke(found -> {
                    if (found.isEmpty()) {
                        throw new Forbidden("User " + userId + " is no member of the organization");
                    }
                });
    }

    private Uni<?> requireEvent(long organizationId, Long eventId) {
        return eventId == null ? Uni.createFrom().voidItem() : events.event(organizationId, eventId);
    }

    private Uni<List<SessionFigures>> figures(long organizationId, List<Long> ids) {
        return database.preparedQuery(SessionSql.FIGURES)
                .execute(Tuple.of(organizationId, ids.toArray(Long[]::new)))
                .chain(rows -> HeavyWork.run(() -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::figures)
                        .toList()));
    }

    private SessionFigures figures(Row row) {
        Span span = SessionSpan.of(row, zones);
        return new SessionFigures(
                Long.toString(row.getLong("id")),
                row.getString("name"),
                span.startsAt(),
                span.endsAt(),
                span.duration(),
                Long.toString(row.getLong("invited")),
                row.getLong("invited_visited"),
                Long.toString(row.getLong("registered")),
                row.getLong("registered_visited"),
                new SessionFigures.Attendance(
                        row.getLong("new_count"), row.getLong("regular_count"), row.getLong("other_count")),
                countries(row.getJsonArray("places")),
                new SessionFigures.Platforms(
                        row.getLong("ios_count"), row.getLong("android_count"), row.getLong("web_count")),
                referrers(row.getJsonArray("referrers")));
    }

    private static Map<String, Map<String, Long>> countries(JsonArray places) {
        Map<String, Map<String, Long>> countries = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            JsonArray place = places.getJsonArray(i);
            long visits = place.getLong(2);
            Map<String, Long> cities = countries.computeIfAbsent(place.getString(0), country -> new LinkedHashMap<>());
            cities.merge(OF_COUNTRY, visits, Long::sum);
            cities.put(place.getString(1), visits);
        }
        return countries;
    }

    private static Map<String, Long> referrers(JsonArray referrers) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < referrers.size(); i++) {
            counts.put(
                    referrers.getJsonArray(i).getString(0),
                    referrers.getJsonArray(i).getLong(1));
        }
        return counts;
    }
}
