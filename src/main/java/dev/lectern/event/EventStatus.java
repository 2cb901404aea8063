package dev.lectern.event;

/** The states of an Event. */
public enum EventStatus {
    ACTIVE,
    STOP,
    /** A dummy to be filled in later; the API cannot set it (E8). */
    RESERVED
}
