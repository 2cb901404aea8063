package dev.lectern.admin;

import dev.lectern.organization.Founded;
import dev.lectern.organization.Organization;

/**
 * The answer to a new organisation (O4).
 *
 * @param apiKey its first key, shown this once
 */
public record OrganizationCreated(long id, String name, String alias, long ownerId, String apiKey) {
    static OrganizationCreated of(Founded founded) {
        Organization organization = founded.organization();
        return new OrganizationCreated(
                organization.id, organization.name, organization.alias, organization.ownerId, founded.apiKey());
    }
}
