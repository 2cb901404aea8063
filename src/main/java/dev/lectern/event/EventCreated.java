package dev.lectern.event;

/** The answer to POST /events. */
public record EventCreated(long eventId, String link) {}
