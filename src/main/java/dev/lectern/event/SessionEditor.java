package dev.lectern.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.TimeZones;
import dev.lectern.web.Caller;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Draft;

/** Fills a session from its event, and brings what a caller says of it into it. */
@ApplicationScoped
class SessionEditor {
    private final TimeZones zones;
    private final Clock clock;

    SessionEditor(TimeZones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /** A session of the event at that time, with what is given in place of the event's; fails with every wrong field named. */
    EventSession create(Caller caller, Event event, Draft<SessionForm> draft, Instant start, String passwordHash) {
        EventSession session = copyOf(event);
        session.updateUserId = caller.userId();
        session.createAt = clock.instant();
        session.updateAt = session.createAt;
        describe(session, draft.unchecked(), passwordHash);
        session.timeZoneId = timeZoneId(draft.unchecked(), event.timeZoneId);
        session.planFor(start, session.createAt);
        verify(session, draft);
        return session;
    }

    /** Takes over all that is given. A new zone keeps the local start; on air only the plan moves, not the actual start. */
    void edit(EventSession session, Draft<SessionForm> draft, String passwordHash) {
        SessionForm form = draft.unchecked();
        describe(session, form, passwordHash);
        ZoneId before = zones.get(session.timeZoneId).zone();
        session.timeZoneId = timeZoneId(form, session.timeZoneId);
        ZoneId zone = zones.get(session.timeZoneId).zone();
        if (form.startsAt() != null) {
            session.planFor(form.startsAt().at(zone), clock.instant());
        } else if (!zone.equals(before) || form.duration() != null) {
            LocalDateTime start = LocalDateTime.ofInstant(session.estimatedAt, before);
            session.planFor(start.atZone(zone).toInstant(), clock.instant());
        }
        verify(session, draft);
    }

    /** The zone that the times of a session are read in. */
    ZoneId zone(Event event, SessionForm form) {
        return zones.get(timeZoneId(form, event.timeZoneId)).zone();
    }

    private static EventSession copyOf(Event event) {
        EventSession session = new EventSession();
        session.organizationId = event.organizationId;
        session.eventId = event.id;
        session.status = SessionStatus.ACTIVE;
        session.name = event.name;
        session.description = event.description;
        session.access = event.access;
        session.passwordHash = event.passwordHash;
        session.lang = event.lang;
        session.duration = event.duration;
        session.durationSeconds = event.durationSeconds;
        session.imageId = event.imageId;
        session.createUserId = event.createUserId;
        return session;
    }

    private static void describe(EventSession session, SessionForm form, String passwordHash) {
        session.name = given(form.name(), session.name);
        session.description = form.description() == null
                ? session.description
                : form.description().isEmpty() ? null : form.description();
        session.access = given(form.access(), session.access);
        session.passwordHash = given(passwordHash, session.passwordHash);
        session.lang = given(form.lang(), session.lang);
        session.imageId = form.image() == null
                ? session.imageId
                : Long.valueOf(form.image().id());
        if (form.duration() != null) {
            session.last(form.duration());
        }
    }

    private static void verify(EventSession session, Draft<?> draft) {
        if (Access.needsPassword(session.access) && session.passwordHash == null) {
            draft.reject("password", FieldError.ERROR_EMPTY);
        }
        draft.checked();
    }

    private static Long timeZoneId(SessionForm form, Long otherwise) {
        return form.timezone() == null
                ? otherwise
                : Long.valueOf(form.timezone().id());
    }

    private static <T> T given(T given, T stored) {
        return given == null ? stored : given;
    }
}
