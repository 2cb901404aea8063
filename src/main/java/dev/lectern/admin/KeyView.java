package dev.lectern.admin;

import java.time.Instant;

import dev.lectern.organization.ApiKey;

/**
 * A key as it can be shown later: never itself (O4). Times are in UTC.
 *
 * @param prefix its first characters
 * @param lastUsedAt to the minute; left out when never used
 * @param expiresAt left out when never; in the past, the key is dead
 */
public record KeyView(long id, String name, String prefix, Instant createAt, Instant lastUsedAt, Instant expiresAt) {
    static KeyView of(ApiKey key) {
        return new KeyView(key.id, key.name, key.prefix, key.createAt, key.lastUsedAt, key.expiresAt);
    }
}
