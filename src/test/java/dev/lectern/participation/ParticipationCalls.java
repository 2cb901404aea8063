package dev.lectern.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;

/** The registration endpoints as one organisation calls them. Parameters are names and values in turn, sent as a form. */
record ParticipationCalls(TestOrganization organization) {
    /** As a new organisation in Europe/Moscow. */
    static ParticipationCalls create() {
        return new ParticipationCalls(TestOrganization.create());
    }

    RequestSpecification request() {
        return organization.request();
    }

    /** Exactly what is given, to any endpoint. */
    RequestSpecification form(Object... parameters) {
        return request().contentType(FORM).body(encoded(parameters));
    }

    /** A new event with free access, of that id. */
    long event(Object... parameters) {
        RequestSpecification request =
                form(parameters).queryParam("name", "Talk").queryParam("access", 1);
        return json(request.post("/v3/events"), 201).get("eventId").longValue();
    }

    /** A new session of the event, of that id. */
    long session(long eventId, Object... parameters) {
        return json(form(parameters).post("/v3/events/" + eventId + "/sessions"), 201)
                .get("eventSessionId")
                .longValue();
    }

    JsonNode eventDetail(long eventId) {
        return json(request().get("/v3/organization/events/" + eventId), 200);
    }

    JsonNode sessionDetail(long sessionId) {
        return json(request().get("/v3/eventsessions/" + sessionId), 200);
    }

    Response put(String path, Object... parameters) {
        return form(parameters).put("/v3" + path);
    }

    Response post(String path, Object... parameters) {
        return form(parameters).post("/v3" + path);
    }

    Response registerForEvent(long eventId, Object... parameters) {
        return post("/events/" + eventId + "/register", parameters);
    }

    Response registerForSession(long sessionId, Object... parameters) {
        return post("/eventsessions/" + sessionId + "/register", parameters);
    }

    /** Registers this address for the series; the participation's id. */
    long registered(long eventId, String email) {
        return json(registerForEvent(eventId, "email", email), 201)
                .get("participationId")
                .longValue();
    }

    /** Registers this address for the session; the participation's id. */
    long registeredForSession(long sessionId, String email) {
        return json(registerForSession(sessionId, "email", email), 201)
                .get("participationId")
                .longValue();
    }

    /** Invites these addresses to the series, without mail. */
    Response inviteToEvent(long eventId, String... emails) {
        return post("/events/" + eventId + "/invite", users(emails));
    }

    /** Invites these addresses to the session, without mail. */
    Response inviteToSession(long sessionId, String... emails) {
        return post("/eventsessions/" + sessionId + "/invite", users(emails));
    }

    /** The parameters of an invite of these addresses, without mail. */
    static Object[] users(String... emails) {
        List<Object> parameters = new ArrayList<>(List.of("isAutoEnter", "false", "sendEmail", "false"));
        for (int i = 0; i < emails.length; i++) {
            parameters.add("users[%d][email]".formatted(i));
            parameters.add(emails[i]);
        }
        return parameters.toArray();
    }

    Response getOfEvent(long eventId, Object... parameters) {
        return get("/v3/events/" + eventId + "/participations", parameters);
    }

    JsonNode ofEvent(long eventId, Object... parameters) {
        return json(getOfEvent(eventId, parameters), 200);
    }

    Response getOfSession(long sessionId, Object... parameters) {
        return get("/v3/eventsessions/" + sessionId + "/participations", parameters);
    }

    JsonNode ofSession(long sessionId, Object... parameters) {
        return json(getOfSession(sessionId, parameters), 200);
    }

    private Response get(String path, Object... parameters) {
        return request().get(parameters.length == 0 ? path : path + "?" + encoded(parameters));
    }

    /** The texts of this field in a list. */
    static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }

    /** The numbers of this field in a list. */
    static List<Long> numbers(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.get(field).longValue())
                .toList();
    }
}
