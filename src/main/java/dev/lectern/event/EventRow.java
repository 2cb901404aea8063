package dev.lectern.event;

import java.time.LocalDateTime;
import java.util.Optional;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.organization.TimeZone;
import dev.lectern.organization.TimeZones;
import io.vertx.mutiny.sqlclient.Row;

/** An event as lists and the detail read it. */
record EventRow(
        long id,
        String status,
        String name,
        String description,
        int access,
        String lang,
        TimeZone zone,
        String urlAlias,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        String rule,
        LocalDateTime[] exceptionDates,
        String duration,
        Long imageId,
        String stageUrl,
        boolean isEventRegAllowed,
        boolean isArchived,
        long createUserId) {
    /** What a statement that reads these rows selects from {@code events e}. */
    static final String COLUMNS = """
            e.id, e.status, e.name, e.description, e.access, e.lang, e.time_zone_id, e.url_alias, e.starts_at, e.ends_at,
            e.rule, e.exception_dates, e.duration, e.image_id, e.stage_url, e.is_event_reg_allowed,
            e.is_archived, e.create_user_id
            """;

    static EventRow of(Row row, TimeZones zones) {
        return new EventRow(
                row.getLong("id"),
                row.getString("status"),
                row.getString("name"),
                row.getString("description"),
                row.getInteger("access"),
                row.getString("lang"),
                zones.get(row.getLong("time_zone_id")),
                row.getString("url_alias"),
                row.getLocalDateTime("starts_at"),
                row.getLocalDateTime("ends_at"),
                row.getString("rule"),
                row.getArrayOfLocalDateTimes("exception_dates"),
                row.getString("duration"),
                row.getLong("image_id"),
                row.getString("stage_url"),
                row.getBoolean("is_event_reg_allowed"),
                row.getBoolean("is_archived"),
                row.getLong("create_user_id"));
    }

    /** The dates that may still be planned: only an ACTIVE event has any (E8). */
    Optional<Recurrence> planned() {
        return rule == null || !status.equals(EventStatus.ACTIVE.name())
                ? Optional.empty()
                : Optional.of(Event.recurrence(startsAt, zone.zone(), rule, endsAt, exceptionDates));
    }
}
