package dev.lectern.event;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** The event endpoints as one organisation calls them. Parameters are names and values in turn, sent as a form. */
record EventCalls(TestOrganization organization) {
    /** As a new organisation in Europe/Moscow. */
    static EventCalls create() {
        return new EventCalls(TestOrganization.create());
    }

    /** As a new organisation in that zone. */
    static EventCalls create(String timezone) {
        return new EventCalls(TestOrganization.create(timezone));
    }

    RequestSpecification request() {
        return organization.request();
    }

    /** Exactly what is given, to any endpoint. */
    RequestSpecification form(Object... parameters) {
        return request().contentType(FORM).body(encoded(parameters));
    }

    Response post(Object... parameters) {
        return form(parameters).post("/v3/events");
    }

    /** A new event with free access, of that id. */
    long event(Object... parameters) {
        RequestSpecification request =
                form(parameters).queryParam("name", "Talk").queryParam("access", 1);
        return id(request.post("/v3/events"), "eventId");
    }

    Response get(long eventId) {
        return request().get("/v3/organization/events/" + eventId);
    }

    JsonNode detail(long eventId) {
        return json(get(eventId), 200);
    }

    Response put(long eventId, Object... parameters) {
        return form(parameters).put("/v3/organization/events/" + eventId);
    }

    Response delete(long eventId) {
        return request().delete("/v3/organization/events/" + eventId);
    }

    Response postSession(long eventId, Object... parameters) {
        return form(parameters).post("/v3/events/" + eventId + "/sessions");
    }

    /** A new session of the event, of that id. */
    long session(long eventId, Object... parameters) {
        return id(postSession(eventId, parameters), "eventSessionId");
    }

    Response getSession(long sessionId) {
        return request().get("/v3/eventsessions/" + sessionId);
    }

    JsonNode sessionDetail(long sessionId) {
        return json(getSession(sessionId), 200);
    }

    Response putSession(long sessionId, Object... parameters) {
        return form(parameters).put("/v3/eventsessions/" + sessionId);
    }

    Response deleteSession(long sessionId) {
        return request().delete("/v3/eventsessions/" + sessionId);
    }

    Response start(long sessionId) {
        return request().put("/v3/eventsessions/" + sessionId + "/start");
    }

    Response stop(long sessionId) {
        return request().put("/v3/eventsessions/" + sessionId + "/stop");
    }

    /** A new session of the event, on air. */
    long onAir(long eventId) {
        long session = session(eventId);
        assertThat(start(session).statusCode()).isEqualTo(204);
        return session;
    }

    Response getSchedule(Object... parameters) {
        String query = parameters.length == 0 ? "" : "?" + encoded(parameters);
        return request().urlEncodingEnabled(false).get("/v3/organization/events/schedule" + query);
    }

    JsonNode schedule(Object... parameters) {
        return json(getSchedule(parameters), 200);
    }

    /** The ids of a schedule's events. */
    static List<Long> ids(JsonNode schedule) {
        List<Long> ids = new ArrayList<>();
        schedule.forEach(event -> ids.add(Long.valueOf(event.get("id").textValue())));
        return ids;
    }

    private static long id(Response answer, String name) {
        return json(answer, 201).get(name).longValue();
    }
}
