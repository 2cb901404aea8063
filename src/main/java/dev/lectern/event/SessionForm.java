package dev.lectern.event;

import java.util.List;

import dev.lectern.organization.Lang;
import dev.lectern.organization.TimeZone;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.Moment;
import dev.lectern.web.input.Reference;

/**
 * What a caller says of a session, to make or to change it; what is null comes from the event, or stays.
 *
 * @param sendEmail whether those registered are told of a new time; null for yes
 */
record SessionForm(
        String name,
        String description,
        Integer access,
        String password,
        Lang lang,
        TimeZone timezone,
        Moment startsAt,
        EventDuration duration,
        List<AdditionalFieldForm> additionalFields,
        Reference image,
        List<Reference> lectorIds,
        List<String> tags,
        Boolean sendEmail) {
    static SessionForm read(Fields in, TimeZones zones) {
        return new SessionForm(
                in.isGiven("name")
                        ? in.text("name").required().max(EventForm.MAX_NAME).orNull()
                        : null,
                in.text("description").max(EventForm.MAX_DESCRIPTION).orNull(),
                Access.read(in),
                in.text("password").max(EventForm.MAX_NAME).orNull(),
                in.choice(Lang.class, "lang").orNull(),
                EventForm.timezone(in, zones),
                in.dateTime("startsAt").orNull(),
                EventForm.duration(in),
                AdditionalFieldForm.readAll(in),
                in.reference("image", "imageId").orNull(),
                in.references("lectorIds", "lectorsIds", "lectorids")
                        .max(EventForm.MAX_ENTRIES)
                        .orNull(),
                in.texts(EventForm.MAX_TAG, "tags").max(EventForm.MAX_ENTRIES).orNull(),
                in.flag("sendEmail").orNull());
    }
}
