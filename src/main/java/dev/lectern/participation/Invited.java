package dev.lectern.participation;

/**
 * One of those whom an invite registered (R5).
 *
 * @param link the personal link
 * @param contactId only when a contact was made (R3)
 */
record Invited(long participationId, String email, String link, Long contactId) {}
