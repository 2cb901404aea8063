package dev.lectern.organization;

/**
 * A new organisation and its first key.
 *
 * @param apiKey to be shown now, as it is not kept
 */
public record Founded(Organization organization, String apiKey) {}
