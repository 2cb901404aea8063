package dev.lectern.contact;

import java.util.List;

import dev.lectern.file.Photos;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/**
 * What a caller says of a contact, to make or to change it (C2). Null is not given; an empty text takes away what there was.
 *
 * @param photo a picture's address, or the id of its file
 */
record ContactForm(
        String email,
        String name,
        String secondName,
        String company,
        String position,
        String phoneMain,
        String photo,
        List<String> tags) {
    static final int MAX_TAG = 64;
    static final int MAX_TAGS = 100;
    static final int MAX_TEXT = 255;
    private static final int MAX_URL = 2_048;

    /** Reads what makes a contact: an e-mail is required. */
    static ContactForm readNew(Fields in) {
        return read(
                in,
                in.email("email").required().orNull(),
                in.texts(MAX_TAG, "tags").max(MAX_TAGS).orEmpty());
    }

    /** Reads changes to a contact: its e-mail and its tags are not looked at (C2). */
    static ContactForm readChanges(Fields in) {
        return read(in, null, List.of());
    }

    /** Whether a picture has to be looked for; an empty {@code photo} takes it away. */
    boolean hasPhoto() {
        return photo != null && !photo.isEmpty();
    }

    private static ContactForm read(Fields in, String email, List<String> tags) {
        return new ContactForm(
                email,
                text(in, "name"),
                text(in, "secondName"),
                text(in, "company"),
                text(in, "position"),
                text(in, "phoneMain"),
                in.text("photo")
                        .max(MAX_URL)
                        .check(Photos::canBe, FieldError.ERROR_FORMAT)
                        .orNull(),
                tags);
    }

    private static String text(Fields in, String name) {
        return in.text(name).max(MAX_TEXT).orNull();
    }
}
