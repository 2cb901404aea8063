package dev.lectern.event;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.recurrence.Rule;
import dev.lectern.organization.Lang;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.Caller;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Draft;

/** Brings what a caller says of an event into it, and holds the result against the rules (E1, E2, E4, E15). */
@ApplicationScoped
class EventEditor {
    private final TimeZones zones;
    private final Clock clock;

    EventEditor(TimeZones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /** A new event of the caller's with the defaults of E2. */
    Event blank(Caller caller) {
        Event event = new Event();
        event.organizationId = caller.organizationId();
        event.status = EventStatus.ACTIVE;
        event.lang = Lang.valueOf(caller.lang());
        event.timeZoneId = caller.timeZoneId();
        event.isEventRegAllowed = true;
        event.createUserId = caller.userId();
        event.updateUserId = caller.userId();
        event.createAt = clock.instant();
        event.updateAt = event.createAt;
        event.last(EventDuration.HOUR);
        return event;
    }

    /** Takes over all that is given; fails with every wrong field named. */
    void edit(Event event, Draft<EventForm> draft, String passwordHash) {
        EventForm form = draft.unchecked();
        describe(event, form);
        control(event, form, passwordHash);
        schedule(event, form);
        verify(event, draft);
        draft.checked();
    }

    private static void describe(Event event, EventForm form) {
        event.name = given(form.name(), event.name);
        event.description = clearable(form.description(), event.description);
        event.lang = given(form.lang(), event.lang);
        event.urlAlias = clearable(form.urlAlias(), event.urlAlias);
        event.stageUrl = clearable(form.stageUrl(), event.stageUrl);
        event.imageId =
                form.image() == null ? event.imageId : Long.valueOf(form.image().id());
    }

    private static void control(Event event, EventForm form, String passwordHash) {
        event.access = given(form.access(), event.access);
        event.passwordHash = given(passwordHash, event.passwordHash);
        event.status = given(form.status(), event.status);
        event.isArchived = given(form.isArchive(), event.isArchived);
        event.isEventRegAllowed = given(form.isEventRegAllowed(), event.isEventRegAllowed);
    }

    private void schedule(Event event, EventForm form) {
        event.timeZoneId = form.timezone() == null
                ? event.timeZoneId
                : Long.valueOf(form.timezone().id());
        ZoneId zone = zones.get(event.timeZoneId).zone();
        LocalDateTime start =
                form.startsAt() == null ? event.startsAt : form.startsAt().inZone(zone);
        event.startAt(start == null ? now(zone) : start, zone);
        event.endsAt = form.endsAt() == null ? event.endsAt : form.endsAt().inZone(zone);
        event.rule = form.rule() == null ? event.rule : normalized(form.rule());
        if (form.duration() != null) {
            event.last(form.duration());
        }
    }

    private void verify(Event event, Draft<?> draft) {
        if (event.access != null && Access.needsPassword(event.access) && event.passwordHash == null) {
            draft.reject("password", FieldError.ERROR_EMPTY);
        }
        if (event.endsAt != null && event.endsAt.isBefore(event.startsAt)) {
            draft.reject("endsAt", FieldError.ERROR_RANGE);
        } else if (event.recurrence(zones.get(event.timeZoneId).zone()).stream()
                .anyMatch(recurrence -> recurrence.first().isEmpty())) {
            draft.reject("rule", FieldError.ERROR_RANGE);
        }
        if (event.isArchived && event.status != EventStatus.STOP) {
            draft.reject("isArchive", FieldError.ERROR_CHOICE);
        }
    }

    private LocalDateTime now(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String normalized(String rule) {
        return rule.isEmpty() ? null : Rule.parse(rule).toString();
    }

    private static String clearable(String given, String stored) {
        return given == null ? stored : given.isEmpty() ? null : given;
    }

    private static <T> T given(T given, T stored) {
        return given == null ? stored : given;
    }
}
