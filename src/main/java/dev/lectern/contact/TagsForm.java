package dev.lectern.contact;

import java.util.List;

import dev.lectern.web.input.Fields;

/** Tags to put on contacts, or to take off (C3). */
record TagsForm(List<Long> contactIds, List<String> tags) {
    private static final int MAX_CONTACTS = 10_000;

    static TagsForm read(Fields in) {
        return new TagsForm(
                in.ids("contactIds").required().max(MAX_CONTACTS).orNull(),
                in.texts(ContactForm.MAX_TAG, "tags")
                        .required()
                        .max(ContactForm.MAX_TAGS)
                        .orNull());
    }
}
