package dev.lectern.organization;

import java.time.Instant;

/**
 * A time zone as the API shows it.
 *
 * @param abbreviation of its time now: {@code MSK}
 * @param offset from UTC now, in seconds
 */
public record TimeZoneView(
        long id, String name, String description, String shortDescription, String abbreviation, int offset) {
    /** The zone as it is at this instant. */
    public static TimeZoneView of(TimeZone zone, Instant now) {
        return new TimeZoneView(
                zone.id(),
                zone.name(),
                zone.description(),
                zone.shortDescription(),
                ZoneAbbreviation.of(zone.zone(), now),
                zone.zone().getRules().getOffset(now).getTotalSeconds());
    }
}
