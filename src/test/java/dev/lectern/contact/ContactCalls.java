package dev.lectern.contact;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;

/** The contact endpoints as one organisation calls them. Parameters are names and values in turn, sent as a form. */
record ContactCalls(TestOrganization organization) {
    /** As a new organisation in Europe/Moscow. */
    static ContactCalls create() {
        return new ContactCalls(TestOrganization.create());
    }

    RequestSpecification request() {
        return organization.request();
    }

    /** Exactly what is given, to any endpoint. */
    RequestSpecification form(Object... parameters) {
        return request().contentType(FORM).body(encoded(parameters));
    }

    Response post(long userId, Object... parameters) {
        return form(parameters).post("/v3/users/" + userId + "/contacts");
    }

    /** A new contact of the owner, of that id, with an e-mail of its own unless one is given. */
    long contact(Object... parameters) {
        return contactOf(organization.ownerId(), parameters);
    }

    /** A new contact of that member. */
    long contactOf(long userId, Object... parameters) {
        RequestSpecification request = form(parameters).queryParam("email", TestOrganization.address());
        return json(request.post("/v3/users/" + userId + "/contacts"), 201)
                .get("id")
                .longValue();
    }

    Response get(long contactId) {
        return request().get("/v3/contacts/" + contactId);
    }

    JsonNode detail(long contactId) {
        return json(get(contactId), 200);
    }

    Response put(long contactId, Object... parameters) {
        return form(parameters).put("/v3/contacts/" + contactId);
    }

    Response delete(long contactId) {
        return request().delete("/v3/contacts/" + contactId);
    }

    Response addTags(Object... parameters) {
        return form(parameters).post("/v3/contacts/tags/add");
    }

    Response removeTags(Object... parameters) {
        return form(parameters).post("/v3/contacts/tags/remove");
    }

    Response getSearch(Object... parameters) {
        String query = parameters.length == 0 ? "" : "?" + encoded(parameters);
        return request().urlEncodingEnabled(false).get("/v3/contacts/search" + query);
    }

    /** A file of the organisation's own; its id. */
    long upload(String name, byte[] content) {
        return json(request().multiPart("file", name, content).post("/v3/fileSystem/file"), 201)
                .get("id")
                .longValue();
    }

    /** The ids of the contacts that a search finds. */
    List<Long> search(Object... parameters) {
        return ids(json(getSearch(parameters), 200));
    }

    /** The names of a contact's tags. */
    List<String> tags(long contactId) {
        return detail(contactId).get("tags").findValuesAsText("name");
    }

    /** Ends a membership. */
    void dismiss(long userId) {
        TestOrganization.admin()
                .delete(organization.path() + "/members/" + userId)
                .then()
                .statusCode(204);
    }

    static List<Long> ids(JsonNode contacts) {
        return StreamSupport.stream(contacts.spliterator(), false)
                .map(contact -> contact.get("id").longValue())
                .toList();
    }
}
