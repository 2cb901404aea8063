package dev.lectern.admin;

import dev.lectern.organization.Lang;
import dev.lectern.organization.Profile;
import dev.lectern.organization.Sex;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/** What is said about a person, by the names of O4. */
final class ProfileForm {
    private static final int MAX = 255;

    private ProfileForm() {}

    /** Of an owner: with e-mail and name. */
    static Profile owner(Fields in) {
        in.text("email").required();
        in.text("name").required();
        return read(in);
    }

    /** Of a new member: with e-mail. */
    static Profile member(Fields in) {
        in.text("email").required();
        return read(in);
    }

    /** Of whom it changes: an empty text clears a field, except the e-mail. */
    static Profile read(Fields in) {
        return new Profile(
                in.email("email")
                        .check(email -> !email.isEmpty(), FieldError.ERROR_EMPTY)
                        .orNull(),
                text(in, "name"),
                text(in, "secondName"),
                in.text("patrName", "pattrName", "pattnName", "patrnName")
                        .max(MAX)
                        .orNull(),
                text(in, "nickname"),
                text(in, "phone"),
                in.choice(Sex.class, "sex").orNull(),
                text(in, "position"),
                text(in, "organization"),
                null,
                in.choice(Lang.class, "lang").orNull());
    }

    private static String text(Fields in, String name) {
        return in.text(name).max(MAX).orNull();
    }
}
