package dev.lectern.contact;

import java.time.Instant;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Forms;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The documentation's sample requests as printed, with ids and addresses of our own; whole answers are compared (W9). */
@QuarkusTest
class ContactSamplesTest {
    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private ContactCalls calls;

    @BeforeEach
    void createOrganization() {
        clock.stopAt(Instant.parse("2016-02-17T15:23:15.5Z"));
        calls = ContactCalls.create();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void postContacts() throws Exception {
        Response answer = calls.post(calls.organization().ownerId(), Forms.printed("""
                email: kron124@example.org
                name: New
                secondName: Contact
                tags[0]: Hello"""));

        long id = json(answer, 201).get("id").longValue();
        assertThat(answer.asString()).isEqualTo(contact(id, "New", "Contact"));
    }

    @Test
    void putContacts() throws Exception {
        long id = sample();

        Response answer = calls.put(id, Forms.printed("""
                name: New Super
                secondName: Mega Contact"""));

        assertThat(json(answer, 200)).isEqualTo(json(contact(id, "New Super", "Mega Contact")));
    }

    @Test
    void getContacts() throws Exception {
        long id = sample();

        assertThat(calls.get(id).asString()).isEqualTo(contact(id, "New", "Contact"));
    }

    @Test
    void deleteContacts() {
        long id = sample();

        assertDone(calls.delete(id));
        assertThat(calls.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void postContactsTagsAdd() {
        long first = sample();
        long second = calls.contact();

        Response answer = calls.addTags(Forms.printed("""
                tags[0]: New
                tags[1]: Super
                tags[2]: Tag
                contactIds[0]: %d
                contactIds[1]: %d""".formatted(first, second)));

        assertThat(json(answer, 201)).isEqualTo(json("{\"updatedContacts\":2}"));
        assertThat(calls.tags(first)).containsExactlyInAnyOrder("Hello", "New", "Super", "Tag");
        assertThat(calls.tags(second)).containsExactlyInAnyOrder("New", "Super", "Tag");
    }

    @Test
    void postContactsTagsRemove() {
        long first = sample();
        long second = calls.contact("tags[0]", "New", "tags[1]", "Other");

        assertDone(calls.removeTags(Forms.printed("""
                tags[0]: New
                tags[1]: Super
                tags[2]: Tag
                contactIds[0]: %d
                contactIds[1]: %d""".formatted(first, second))));

        assertThat(calls.tags(first)).containsExactly("Hello");
        assertThat(calls.tags(second)).containsExactly("Other");
    }

    @Test
    void getContactsSearch() throws Exception {
        long id = sample();

        Response answer = calls.getSearch("userIds[0]", calls.organization().ownerId());

        assertThat(json(answer, 200)).isEqualTo(json("[" + contact(id, "New", "Contact") + "]"));
    }

    @Test
    void everyFieldHasItsPlace() {
        Response answer = calls.post(
                calls.organization().ownerId(),
                "email",
                "all@example.org",
                "name",
                "Мария",
                "secondName",
                "Волкова",
                "company",
                "Школа",
                "position",
                "Учитель",
                "phoneMain",
                "+7 495 000-00-00");

        JsonNode contact = json(answer, 201);
        assertThat(contact.fieldNames())
                .toIterable()
                .containsExactly(
                        "userId", "name", "secondName", "company", "position", "phoneMain", "email", "tags", "id");
        assertThat(contact.get("phoneMain").textValue()).isEqualTo("+7 495 000-00-00");
        assertThat(contact.get("company").textValue()).isEqualTo("Школа");
        assertThat(contact.get("position").textValue()).isEqualTo("Учитель");
    }

    private long sample() {
        return calls.contact(
                "email", "kron124@example.org", "name", "New", "secondName", "Contact", "tags[0]", "Hello");
    }

    private String contact(long id, String name, String secondName) throws Exception {
        return """
                {"userId":%d,"name":"%s","secondName":"%s","email":"kron124@example.org",\
                "tags":[{"id":%d,"createAt":"2016-02-17T18:23:15+0300","name":"Hello"}],"id":%d}""".formatted(calls.organization().ownerId(), name, secondName, tag(id), id);
    }

    private long tag(long contactId) throws Exception {
        return database.number("SELECT tag_id FROM contact_tags WHERE contact_id = ?", contactId);
    }
}
