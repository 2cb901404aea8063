package dev.lectern.participation;

/** What someone may do at an event; by the names of the API. */
public enum ParticipantRole {
    ADMIN,
    LECTURER,
    GUEST
}
