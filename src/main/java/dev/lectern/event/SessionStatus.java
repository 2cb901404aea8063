package dev.lectern.event;

/** The states of an EventSession. */
public enum SessionStatus {
    ACTIVE,
    /** On air. */
    START,
    STOP
}
