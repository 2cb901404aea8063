package dev.lectern.landing;

import dev.lectern.participation.ParticipantRole;
import dev.lectern.participation.PersonalLink;

/**
 * Where somebody with a personal link is.
 *
 * @param landing what they are registered for
 * @param date the date that is on air or comes next; null for none
 */
record Standing(Landing landing, PersonalLink link, PersonalState state, ComingDate date) {
    /** The path of the personal page. */
    String path() {
        return landing.eventPath() + "/" + link.token();
    }

    /** The session whose room they wait for or may enter; null for none. */
    Long sessionId() {
        return state == PersonalState.MODERATION || date == null ? null : date.sessionId();
    }

    boolean isHost() {
        return link.role() != ParticipantRole.GUEST;
    }

    /** Whether the room is open to them: on air, and to hosts before, as they start it (L2). */
    boolean mayEnter() {
        return sessionId() != null
                && switch (state) {
                    case ON_AIR -> true;
                    case BEFORE -> isHost();
                    case MODERATION, OVER -> false;
                };
    }
}
