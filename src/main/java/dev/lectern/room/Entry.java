package dev.lectern.room;

import java.time.ZoneId;

/** What became of somebody at a room's door. */
sealed interface Entry {
    /** Not let in. */
    record Refused(CloseCode why) implements Entry {}

    /**
     * Let in, with a connection of their own.
     *
     * @param isOnAir or still waiting for the start
     * @param lastMessage the latest message of the session then; 0: none
     * @param online how many people are connected, with this one
     */
    record Admitted(Seat seat, long connectionId, boolean isOnAir, long lastMessage, long online) implements Entry {}

    /**
     * Somebody's place in a session.
     *
     * @param role {@code ADMIN}, {@code LECTURER} or {@code GUEST}
     * @param zone of the session, for dates (W8)
     */
    record Seat(
            long organizationId,
            long eventId,
            long sessionId,
            long participationId,
            long userId,
            String name,
            String role,
            ZoneId zone) {
        /** Whether they may start, stop, let in and send out. */
        boolean isHost() {
            return !role.equals("GUEST");
        }
    }
}
