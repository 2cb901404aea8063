package dev.lectern.statistics;

import java.time.OffsetDateTime;

import dev.lectern.organization.TimeZones;
import io.vertx.mutiny.sqlclient.Row;

/** When sessions were on air. */
final class SessionSpan {
    private SessionSpan() {}

    /** Of a row with {@code starts_at}, {@code ends_at} and {@code time_zone_id}. */
    static Span of(Row row, TimeZones zones) {
        OffsetDateTime end = row.getOffsetDateTime("ends_at");
        return new Span(
                row.getOffsetDateTime("starts_at").toInstant(),
                end == null ? null : end.toInstant(),
                zones.get(row.getLong("time_zone_id")).zone());
    }
}
