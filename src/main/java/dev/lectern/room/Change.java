package dev.lectern.room;

/** What may have changed in a room, as notifications name it (V8). */
enum Change {
    /** The session's status, or whether it is there at all. */
    STATE,
    /** Who is registered for its event, and accepted. */
    PEOPLE,
    /** Something was said. */
    MESSAGES,
    /** Who is connected. */
    PRESENCE
}
