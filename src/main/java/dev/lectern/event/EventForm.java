package dev.lectern.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

import dev.lectern.event.recurrence.Rule;
import dev.lectern.organization.Lang;
import dev.lectern.organization.TimeZone;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.Moment;
import dev.lectern.web.input.Reference;

/**
 * What a caller says of an event, to make or to change it. Null is not given; an empty {@code description}, {@code urlAlias},
 * {@code stageUrl} or {@code rule} takes away what there was.
 *
 * @param image of a file
 * @param sendEmail whether those registered are told of new dates; null for yes
 */
record EventForm(
        String name,
        Integer access,
        EventStatus status,
        String password,
        String description,
        Lang lang,
        TimeZone timezone,
        String urlAlias,
        Moment startsAt,
        Moment endsAt,
        String rule,
        EventDuration duration,
        Boolean isArchive,
        Boolean isEventRegAllowed,
        List<AdditionalFieldForm> additionalFields,
        Reference image,
        String stageUrl,
        List<Reference> lectorIds,
        List<String> tags,
        Boolean sendEmail) {
    static final int MAX_NAME = 255;
    static final int MAX_DESCRIPTION = 65_535;
    static final int MAX_TAG = 64;
    static final int MAX_ENTRIES = 1_000;
    private static final Pattern URL_ALIAS = Pattern.compile("(?!\\d+$)[A-Za-z0-9_-]{1,64}");

    /** Reads what makes an event: name and access are required. */
    static EventForm readNew(Fields in, TimeZones zones) {
        EventForm form = read(in, zones);
        if (form.name == null) {
            in.reject("name", FieldError.ERROR_EMPTY);
        }
        if (form.access == null) {
            in.reject("access", FieldError.ERROR_EMPTY);
        }
        return form;
    }

    /** Reads changes to an event. */
    static EventForm read(Fields in, TimeZones zones) {
        return new EventForm(
                in.isGiven("name") ? in.text("name").required().max(MAX_NAME).orNull() : null,
                Access.read(in),
                settable(in),
                in.text("password").max(MAX_NAME).orNull(),
                in.text("description").max(MAX_DESCRIPTION).orNull(),
                in.choice(Lang.class, "lang").orNull(),
                timezone(in, zones),
                in.text("urlAlias").matching(URL_ALIAS).orNull(),
                in.dateTime("startsAt").orNull(),
                in.dateTime("endsAt").orNull(),
                in.text("rule")
                        .check(EventForm::isRule, FieldError.ERROR_FORMAT)
                        .orNull(),
                duration(in),
                in.flag("isArchive", "isArchived").orNull(),
                in.flag("isEventRegAllowed").orNull(),
                AdditionalFieldForm.readAll(in),
                in.reference("image", "imageId").orNull(),
                in.url("stageUrl")
                        .check(EventForm::isEmbeddable, FieldError.ERROR_FORMAT)
                        .orNull(),
                in.references("lectorIds", "lectorsIds", "lectorids")
                        .max(MAX_ENTRIES)
                        .orEmpty(),
                in.texts(MAX_TAG, "tags").max(MAX_ENTRIES).orEmpty(),
                in.flag("sendEmail").orNull());
    }

    /** A form that says nothing else than whether the event is archived (E15). */
    static EventForm archiving(Boolean isArchive, Boolean sendEmail) {
        return new EventForm(
                null, null, null, null, null, null, null, null, null, null, null, null, isArchive, null, null, null,
                null, List.of(), List.of(), sendEmail);
    }

    /** The zone that {@code timezone} names by its id or its IANA name. */
    static TimeZone timezone(Fields in, TimeZones zones) {
        return in.text("timezone", "timezoneId")
                .check(text -> text.isEmpty() || zones.find(text).isPresent(), FieldError.ERROR_NOT_FOUND)
                .map(text -> zones.find(text).orElse(null))
                .orNull();
    }

    static EventDuration duration(Fields in) {
        return in.text("duration")
                .check(text -> text.isEmpty() || EventDuration.isValid(text), FieldError.ERROR_FORMAT)
                .map(text -> text.isEmpty() ? null : EventDuration.parse(text))
                .orNull();
    }

    private static EventStatus settable(Fields in) {
        return in.choice(EventStatus.class, "status")
                .check(status -> status != EventStatus.RESERVED, FieldError.ERROR_CHOICE)
                .orNull();
    }

    /** A page under https shows nothing that comes without, and its policy names only hosts of ASCII letters. */
    private static boolean isEmbeddable(String url) {
        try {
            URI uri = new URI(url);
            return url.isEmpty() || "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static boolean isRule(String text) {
        try {
            return text.isEmpty() || Rule.parse(text) != null;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }
}
