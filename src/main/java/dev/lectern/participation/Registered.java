package dev.lectern.participation;

/**
 * The answer to a registration.
 *
 * @param link the personal link
 * @param contactId only when a contact was made (R3)
 */
record Registered(long participationId, String link, Long contactId) {}
