package dev.lectern.contact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.lectern.web.BadRequest;
import dev.lectern.web.Page;
import dev.lectern.web.input.Fields;

/**
 * What contacts are searched by (C4): all of what is given must fit, and any entry of a list.
 *
 * @param contactData part of each, in any case
 * @param page null for all
 */
record SearchForm(
        List<Long> userIds, List<Long> contactIds, Map<ContactData, String> contactData, List<String> tags, Page page) {
    /** Reads a query; {@link BadRequest} where it names no criterion. */
    static SearchForm read(Fields in) {
        return new SearchForm(
                in.ids("userIds").orEmpty(),
                in.ids("contactIds").orEmpty(),
                contactData(in.member("contactData", "contactsData")),
                in.texts(ContactForm.MAX_TAG, "tags").orEmpty(),
                Page.readIfAsked(in));
    }

    /** {@link BadRequest} where nothing is searched by. */
    void requireCriterion() {
        if (userIds.isEmpty() && contactIds.isEmpty() && contactData.isEmpty() && tags.isEmpty()) {
            throw new BadRequest("One of userIds, contactIds, contactData and tags is required");
        }
    }

    private static Map<ContactData, String> contactData(Fields in) {
        Map<ContactData, String> given = new EnumMap<>(ContactData.class);
        for (ContactData field : ContactData.values()) {
            String text = in.text(field.name()).max(ContactForm.MAX_TEXT).orNull();
            if (text != null && !text.isEmpty()) {
                given.put(field, text);
            }
        }
        return given;
    }
}
