package dev.lectern.participation;

import java.util.Map;

import dev.lectern.organization.Profile;
import dev.lectern.web.input.Fields;

/** Somebody who registers themselves on a page; e-mail and name are required. */
public record SelfRegistration(Profile profile, Map<String, String> answers) {
    /** Of names, phone and the like. */
    public static final int MAX_NAME = 255;

    /** Of an e-mail address. */
    public static final int MAX_EMAIL = 254;

    /** Of an answer. */
    public static final int MAX_ANSWER = 65_535;

    /** Reads {@code email}, {@code name}, {@code secondName}, {@code phone}, {@code organization}, {@code position}, {@code additionalFields}. */
    public static SelfRegistration read(Fields in) {
        Profile profile = new Profile(
                in.email("email").required().orNull(),
                in.text("name").required().max(MAX_NAME).orNull(),
                text(in, "secondName"),
                null,
                null,
                text(in, "phone"),
                null,
                text(in, "position"),
                text(in, "organization"),
                null,
                null);
        return new SelfRegistration(
                profile, in.map("additionalFields", MAX_ANSWER).or(Map.of()));
    }

    /** What they call themselves. */
    String fullName() {
        return profile.secondName() == null ? profile.name() : profile.name() + " " + profile.secondName();
    }

    /** The same as the API's callers give it (R2). */
    Registration asGuest(String referrer) {
        return new Registration(profile, ParticipantRole.GUEST, null, answers, referrer);
    }

    private static String text(Fields in, String name) {
        String text = in.text(name).max(MAX_NAME).orNull();
        return text == null || text.isEmpty() ? null : text;
    }
}
