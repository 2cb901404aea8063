package dev.lectern.organization;

import java.time.ZoneId;

/**
 * A time zone of the API. Ids are Lectern's own and never change: 1 is Europe/Moscow.
 *
 * @param name of the IANA database: {@code Europe/Moscow}
 * @param description the cities it stands for
 * @param shortDescription the best known of them
 */
public record TimeZone(long id, String name, String description, String shortDescription) {
    /** The zone's rules. */
    public ZoneId zone() {
        return ZoneId.of(name);
    }
}
