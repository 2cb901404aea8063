package dev.lectern.landing;

/**
 * What a browser has kept of earlier visits to this event; each is null where it has nothing.
 *
 * @param token the end of the personal link that it got here
 * @param seriesToken the same for the event as a whole, on a session's page
 * @param passwordProof that somebody typed the password
 * @param referrer where they came from at their first visit
 */
record Visitor(String token, String seriesToken, String passwordProof, String referrer) {}
