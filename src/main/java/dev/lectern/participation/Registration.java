package dev.lectern.participation;

import java.util.Map;

import dev.lectern.organization.Profile;
import dev.lectern.organization.Sex;
import dev.lectern.web.input.Fields;

/**
 * Somebody who is to be registered, as a caller gives them.
 *
 * @param profile with an e-mail; the rest is for people that are not known yet (R3)
 * @param avatar the address of a picture, for those as well; null for none
 * @param answers by the keys of the questions (R4)
 * @param referrer where they came from to the page; null for none, or where they did not come to one
 */
record Registration(
        Profile profile, ParticipantRole role, String avatar, Map<String, String> answers, String referrer) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 65_535;

    static Registration read(Fields in) {
        return new Registration(
                profile(in),
                in.choice(ParticipantRole.class, "role").or(ParticipantRole.GUEST),
                avatar(in),
                in.map("additionalFields", MAX_TEXT).or(Map.of()),
                null);
    }

    String email() {
        return profile.email();
    }

    private static Profile profile(Fields in) {
        return new Profile(
                in.email("email").required().orNull(),
                name(in, "name"),
                name(in, "secondName"),
                name(in, "patrName", "pattrName", "pattnName", "patrnName"),
                name(in, "nickname"),
                name(in, "phone"),
                in.choice(Sex.class, "sex").orNull(),
                name(in, "position"),
                name(in, "organization"),
                in.text("description").max(MAX_TEXT).orNull(),
                null);
    }

    private static String name(Fields in, String... names) {
        return in.text(names).max(MAX_NAME).orNull();
    }

    private static String avatar(Fields in) {
        String address = in.url("avatar", "photo").orNull();
        return address == null || address.isEmpty() ? null : address;
    }
}
