package dev.lectern.landing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import dev.lectern.event.Access;
import dev.lectern.event.EventStatus;
import dev.lectern.event.SessionStatus;
import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.organization.Lang;
import dev.lectern.web.Caller;

/**
 * What an address names: an event as a whole, or one of its sessions (E14).
 *
 * @param caller as whom the event's organisation acts
 * @param link the address of the event's page
 * @param sessionId null for the event as a whole
 * @param description empty for none
 * @param passwordHash of what is asked for (E1); null for nothing
 * @param status of the event
 * @param sessionStatus null for the event as a whole
 * @param startsAt of the session, or the event's own start
 * @param recurrence of the event; null for a session and where there is no rule
 * @param isRegistrable whether the event takes registrations for all of it (R4)
 */
record Landing(
        Caller caller,
        String organization,
        String link,
        long eventId,
        Long sessionId,
        String name,
        String description,
        Lang lang,
        ZoneId zone,
        int access,
        String passwordHash,
        EventStatus status,
        SessionStatus sessionStatus,
        Instant startsAt,
        Duration duration,
        Recurrence recurrence,
        Long imageId,
        String stageUrl,
        boolean isRegistrable) {
    long organizationId() {
        return caller.organizationId();
    }

    boolean isSession() {
        return sessionId != null;
    }

    /** The session's id, else the event's: whom lecturers, files and questions belong to. */
    long ownerId() {
        return isSession() ? sessionId : eventId;
    }

    /** The path of the event's page on this server. */
    String eventPath() {
        return URI.create(link).getPath();
    }

    /** The path of its own page. */
    String path() {
        return isSession() ? eventPath() + "/session/" + sessionId : eventPath();
    }

    /** The path that all of the organisation's pages are below. */
    String organizationPath() {
        return eventPath().substring(0, eventPath().lastIndexOf('/'));
    }

    boolean isOver() {
        return status == EventStatus.STOP || sessionStatus == SessionStatus.STOP;
    }

    boolean isFree() {
        return Access.isFree(access);
    }

    boolean needsPassword() {
        return Access.needsPassword(access) && passwordHash != null;
    }

    boolean isModerated() {
        return Access.needsModeration(access);
    }

    Locale locale() {
        return Locale.forLanguageTag(lang.name().toLowerCase(Locale.ROOT));
    }
}
