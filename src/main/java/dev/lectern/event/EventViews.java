package dev.lectern.event;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.lectern.organization.TimeZoneView;
import dev.lectern.web.ApiDates;

/** Makes views of rows, in the types of the documented examples (W9). */
final class EventViews {
    private static final String NO = "0";
    private static final String YES = "1";

    private final Surroundings around;

    EventViews(Surroundings around) {
        this.around = around;
    }

    ScheduleRow scheduled(EventRow event, List<EventDate> dates) {
        Carried carried = around.ofEvent(event.id());
        ZoneId zone = event.zone().zone();
        return new ScheduleRow(
                text(event.id()),
                event.status(),
                event.rule(),
                event.name(),
                event.description(),
                ApiDates.format(event.startsAt(), zone),
                ApiDates.format(event.endsAt(), zone),
                event.duration(),
                NO,
                text(event.createUserId()),
                event.zone().name(),
                event.urlAlias(),
                text(event.access()),
                event.lang(),
                flag(event.isArchived()),
                NO,
                around.lector(carried),
                around.createUser(event.createUserId()),
                around.imageUrl(event.imageId()),
                dates,
                around.tags(carried),
                around.files(carried),
                around.lectors(carried));
    }

    EventDetail detailed(EventRow event, List<EventDate.Session> sessions, List<AdditionalField> fields) {
        Carried carried = around.ofEvent(event.id());
        ZoneId zone = event.zone().zone();
        String id = text(event.id());
        return new EventDetail(
                id,
                event.status(),
                event.rule(),
                Arrays.stream(event.exceptionDates())
                        .map(date -> ApiDates.format(date, zone))
                        .toList(),
                event.name(),
                event.description(),
                ApiDates.format(event.startsAt(), zone),
                ApiDates.format(event.endsAt(), zone),
                event.duration(),
                NO,
                text(event.createUserId()),
                event.zone().name(),
                event.urlAlias(),
                text(event.access()),
                event.lang(),
                flag(event.isArchived()),
                flag(event.isEventRegAllowed()),
                NO,
                around.lector(carried),
                around.createUser(event.createUserId()),
                around.imageUrl(event.imageId()),
                event.stageUrl(),
                fields,
                Map.of(id, around.lectors(carried)),
                Map.of(id, around.files(carried)),
                Map.of(id, around.tags(carried)),
                sessions);
    }

    EventDate.Session session(SessionRow session) {
        Carried carried = around.ofSession(session.id());
        ZoneId zone = session.zone().zone();
        return new EventDate.Session(
                text(session.id()),
                session.status(),
                session.name(),
                session.description(),
                ApiDates.format(session.startsAt(), zone),
                ApiDates.format(session.endsAt(), zone),
                session.duration(),
                NO,
                text(session.eventId()),
                text(session.createUserId()),
                session.zone().name(),
                text(session.access()),
                session.lang(),
                NO,
                text(session.participationsCount()),
                text(session.invitedCount()),
                around.lector(carried),
                around.createUser(session.createUserId()),
                around.imageUrl(session.imageId()),
                around.files(carried),
                around.tags(carried),
                around.lectors(carried));
    }

    SessionDetail detailed(SessionRow session, List<AdditionalField> fields) {
        Carried carried = around.ofSession(session.id());
        ZoneId zone = session.zone().zone();
        return new SessionDetail(
                session.id(),
                false,
                session.updateUserId(),
                ApiDates.format(session.createAt(), zone),
                ApiDates.format(session.updateAt(), zone),
                session.organizationId(),
                session.eventId(),
                session.status(),
                fields,
                session.access(),
                session.name(),
                session.description(),
                session.lang(),
                TimeZoneView.of(session.zone(), session.startsAt()),
                ApiDates.format(session.startsAt(), zone),
                session.startsAt().getEpochSecond(),
                ApiDates.format(session.estimatedAt(), zone),
                ApiDates.format(session.endsAt(), zone),
                session.duration(),
                around.createUser(session.createUserId()),
                image(session),
                around.lectors(carried),
                around.files(carried),
                around.tags(carried));
    }

    private SessionDetail.Image image(SessionRow session) {
        return around.image(session.imageId())
                .map(file -> new SessionDetail.Image(
                        file.id(),
                        ApiDates.format(file.createAt(), session.zone().zone()),
                        file.name(),
                        around.links().url(file)))
                .orElse(null);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static String flag(boolean flag) {
        return flag ? YES : NO;
    }
}
