package dev.lectern.event;

import java.time.Instant;
import java.time.OffsetDateTime;

import dev.lectern.organization.TimeZone;
import dev.lectern.organization.TimeZones;
import io.vertx.mutiny.sqlclient.Row;

/** A session as lists and the detail read it. */
record SessionRow(
        long id,
        long eventId,
        long organizationId,
        String status,
        String name,
        String description,
        int access,
        String lang,
        TimeZone zone,
        Instant startsAt,
        Instant estimatedAt,
        Instant endsAt,
        String duration,
        Long imageId,
        int participationsCount,
        int invitedCount,
        long createUserId,
        long updateUserId,
        Instant createAt,
        Instant updateAt) {
    /** What a statement that reads these rows selects from {@code event_sessions s}. */
    static final String COLUMNS = """
            s.id, s.event_id, s.organization_id, s.status, s.name, s.description, s.access, s.lang, s.time_zone_id, s.starts_at,
            s.estimated_at, s.ends_at, s.duration, s.image_id, s.create_user_id, s.update_user_id, s.create_at, s.update_at,
            s.participations_count - s.both_count
                + (SELECT e.participations_count FROM events e WHERE e.id = s.event_id) AS participations_count,
            s.invited_count - s.both_invited_count
                + (SELECT e.invited_count FROM events e WHERE e.id = s.event_id) AS invited_count
            """;

    static SessionRow of(Row row, TimeZones zones) {
        return new SessionRow(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getLong("organization_id"),
                row.getString("status"),
                row.getString("name"),
                row.getString("description"),
                row.getInteger("access"),
                row.getString("lang"),
                zones.get(row.getLong("time_zone_id")),
                instant(row, "starts_at"),
                instant(row, "estimated_at"),
                instant(row, "ends_at"),
                row.getString("duration"),
                row.getLong("image_id"),
                row.getInteger("participations_count"),
                row.getInteger("invited_count"),
                row.getLong("create_user_id"),
                row.getLong("update_user_id"),
                instant(row, "create_at"),
                instant(row, "update_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
