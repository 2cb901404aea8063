package dev.lectern.admin;

import java.time.Instant;

import dev.lectern.organization.Lang;
import dev.lectern.organization.Organization;
import dev.lectern.organization.TimeZones;

/**
 * An organisation (O4).
 *
 * @param timezone its name: {@code Europe/Moscow}
 * @param createAt in UTC
 */
public record OrganizationView(
        long id, String name, String alias, String timezone, Lang lang, long ownerId, Instant createAt) {
    static OrganizationView of(Organization organization, TimeZones zones) {
        return new OrganizationView(
                organization.id,
                organization.name,
                organization.alias,
                zones.get(organization.timeZoneId).name(),
                organization.lang,
                organization.ownerId,
                organization.createAt);
    }
}
