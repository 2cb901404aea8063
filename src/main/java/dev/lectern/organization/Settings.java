package dev.lectern.organization;

/**
 * What can be set of an organisation; null: not given.
 *
 * @param name at most 255 characters
 * @param alias {@code [a-z0-9-]{1,64}}, none of {@link Organizations#RESERVED_ALIASES}
 * @param timeZone its time zone
 */
public record Settings(String name, String alias, TimeZone timeZone, Lang lang) {}
