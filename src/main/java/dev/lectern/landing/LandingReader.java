package dev.lectern.landing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.Event;
import dev.lectern.event.EventLinks;
import dev.lectern.event.EventStatus;
import dev.lectern.event.SessionStatus;
import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.organization.Lang;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.Caller;
import dev.lectern.web.Gone;
import dev.lectern.web.NotFound;
import dev.lectern.web.trace.RequestTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds what addresses of pages name (E14). */
@ApplicationScoped
class LandingReader {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern URL_ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** A link by an alias that was given up with a deleted event leads to it until another event has the alias. */
    private static final String FIND = """
            SELECT g.id AS organization_id, g.name AS organization, g.alias, g.owner_id, g.time_zone_id AS organization_zone,
                g.lang AS organization_lang,
                e.id AS event_id, e.url_alias, e.name, e.description, e.lang, e.time_zone_id, e.access, e.password_hash,
                e.status, e.starts_at, e.ends_at, e.rule, e.exception_dates, e.duration_seconds, e.image_id, e.stage_url,
                e.is_event_reg_allowed, e.is_deleted,
                s.id AS session_id, s.name AS session_name, s.description AS session_description, s.lang AS session_lang,
                s.time_zone_id AS session_zone, s.access AS session_access, s.password_hash AS session_password_hash,
                s.status AS session_status, s.starts_at AS session_starts_at, s.duration_seconds AS session_seconds,
                s.image_id AS session_image_id, s.is_deleted AS is_session_deleted
            FROM organizations g
            JOIN events e ON e.organization_id = g.id
            LEFT JOIN event_sessions s ON s.organization_id = g.id
                AND s.event_id = e.id
                AND s.id = $4
            WHERE g.alias = $1
                AND (e.id = $2 OR e.url_alias = $3)
            ORDER BY e.is_deleted, e.id DESC
            LIMIT 1
            """;

    private final Pool database;
    private final TimeZones zones;
    private final EventLinks links;

    LandingReader(Pool database, TimeZones zones, EventLinks links) {
        this.database = database;
        this.zones = zones;
        this.links = links;
    }

    /** The event of the organisation with this alias, by its id or its own alias; {@link NotFound}, {@link Gone} when it was deleted. */
    Uni<Landing> event(String alias, String event) {
        return find(alias, event, null);
    }

    /** A session of such an event; {@link NotFound}, {@link Gone} when it or its event was deleted. */
    Uni<Landing> session(String alias, String event, long sessionId) {
        return find(alias, event, sessionId);
    }

    private Uni<Landing> find(String alias, String event, Long sessionId) {
        boolean isId = ID.matcher(event).matches();
        if (!isId && !URL_ALIAS.matcher(event).matches()) {
            return Uni.createFrom().failure(notFound());
        }
        return database.preparedQuery(FIND)
                .execute(Tuple.of(alias, isId ? Long.valueOf(event) : null, isId ? null : event, sessionId))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw notFound();
                    }
                    return landing(rows.iterator().next(), sessionId);
                });
    }

    private Landing landing(Row row, Long sessionId) {
        RequestTrail.organization(row.getLong("organization_id"));
        boolean isOfSession = row.getLong("session_id") != null;
        if (sessionId != null && !isOfSession) {
            throw notFound();
        }
        if (row.getBoolean("is_deleted") || isOfSession && row.getBoolean("is_session_deleted")) {
            String lang = row.getString(isOfSession ? "session_lang" : "lang");
            throw new Gone("Deleted", lang.toLowerCase(Locale.ROOT));
        }
        return isOfSession ? session(row) : event(row);
    }

    private Landing event(Row row) {
        ZoneId zone = zone(row, "time_zone_id");
        LocalDateTime startsAt = row.getLocalDateTime("starts_at");
        return new Landing(
                caller(row),
                row.getString("organization"),
                link(row),
                row.getLong("event_id"),
                null,
                row.getString("name"),
                text(row, "description"),
                Lang.valueOf(row.getString("lang")),
                zone,
                row.getInteger("access"),
                row.getString("password_hash"),
                EventStatus.valueOf(row.getString("status")),
                null,
                startsAt.atZone(zone).toInstant(),
                Duration.ofSeconds(row.getLong("duration_seconds")),
                recurrence(row, startsAt, zone),
                row.getLong("image_id"),
                row.getString("stage_url"),
                row.getBoolean("is_event_reg_allowed"));
    }

    private Landing session(Row row) {
        return new Landing(
                caller(row),
                row.getString("organization"),
                link(row),
                row.getLong("event_id"),
                row.getLong("session_id"),
                row.getString("session_name"),
                text(row, "session_description"),
                Lang.valueOf(row.getString("session_lang")),
                zone(row, "session_zone"),
                row.getInteger("session_access"),
                row.getString("session_password_hash"),
                EventStatus.valueOf(row.getString("status")),
                SessionStatus.valueOf(row.getString("session_status")),
                instant(row, "session_starts_at"),
                Duration.ofSeconds(row.getLong("session_seconds")),
                null,
                row.getLong("session_image_id"),
                row.getString("stage_url"),
                true);
    }

    private Caller caller(Row row) {
        long zoneId = row.getLong("organization_zone");
        return new Caller(
                row.getLong("organization_id"),
                row.getLong("owner_id"),
                row.getString("alias"),
                zoneId,
                zones.get(zoneId).zone(),
                row.getString("organization_lang"));
    }

    private String link(Row row) {
        return links.landing(row.getString("alias"), row.getLong("event_id"), row.getString("url_alias"));
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

    private ZoneId zone(Row row, String column) {
        return zones.get(row.getLong(column)).zone();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static String text(Row row, String column) {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static NotFound notFound() {
        return new NotFound("No such page");
    }
}
