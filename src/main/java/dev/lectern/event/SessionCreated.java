package dev.lectern.event;

/** The answer to POST /events/{eventId}/sessions. */
public record SessionCreated(long eventSessionId, String link) {}
