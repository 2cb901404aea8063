package dev.lectern.event;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/** The event endpoints as one organisation calls them. Parameters are names and values in turn, sent as a form. */
record EventCalls(TestOrganization organization) {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** The body of an answer with that status. */
    static JsonNode json(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return json(answer.asString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The wrong fields of a refusal that names some. */
    static Map<String, String> fieldErrors(Response answer) {
        assertThat(json(answer, 400).at("/error/message").asText()).isEqualTo("ERROR_BAD_REQUEST");
        return answer.jsonPath().getMap("error.fieldErrors");
    }

    /** The message of a refusal with that status that names no fields. */
    static String message(Response answer, int status) {
        JsonNode error = json(answer, status).get("error");
        assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("code", "message");
        assertThat(error.get("code").asInt()).isEqualTo(status);
        return error.get("message").asText();
    }

    static void assertDone(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
        assertThat(answer.asString()).isEmpty();
    }

    private static long id(Response answer, String name) {
        return json(answer, 201).get(name).longValue();
    }

    /** The parameters of a sample as the documentation prints them: a name, a colon and a value on each line. */
    static Object[] printed(String sample) {
        return sample.lines().flatMap(line -> Stream.of(line.split(": ?", 2))).toArray();
    }

    private static String encoded(Object... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(i -> encoded(parameters[2 * i]) + "=" + encoded(parameters[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
