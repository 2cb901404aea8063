package dev.lectern.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the code may lose of the contract is told, each by its own line. */
class BrokenPromisesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource
    void isTold(Break change) {
        ApiDocument document = ApiDocument.generated();
        change.edit().accept((ObjectNode) document.tree().at(change.place()));

        assertThat(Differences.between(ApiDocument.documented(), document).broken())
                .containsExactly(change.lines());
    }

    @Test
    void W2_anotherHeaderForTheKeyIsTold() {
        ApiDocument document = ApiDocument.generated();
        put("name", "x-key").accept((ObjectNode) document.tree().at("/components/securitySchemes/apiKey"));

        assertThat(Differences.between(ApiDocument.documented(), document).broken())
                .hasSize(2 * 33)
                .contains(
                        "POST /v3/events: header x-auth-token is missing", "POST /v3/events: header x-key is required");
    }

    static Stream<Break> isTold() {
        return Stream.of(
                broken("an endpoint", path("/v3/contacts/{contactId}"), remove("delete"))
                        .as("DELETE /v3/contacts/{contactId}: is missing"),
                broken("a path", "/paths", remove("/v3/events")).as("POST /v3/events: is missing"),
                broken("a status", path("/v3/users/{userId}/contacts") + "/post/responses", remove("403"))
                        .as("POST /v3/users/{userId}/contacts: 403 is missing"),
                broken("a field that is always there", schema("EventCreated"), rename("eventId", "id"))
                        .as("POST /v3/events: 201 application/json eventId is missing"),
                broken("a field that may be there", schema("EventDetail"), rename("image", "picture"))
                        .as("GET /v3/organization/events/{eventId}: 200 application/json image is missing"),
                broken("a field that was always there", schema("MemberView"), required("id", "role"))
                        .as("GET /v3/organization/members: 200 application/json [] email is not required"),
                broken("a type", schema("EventDetail") + "/properties/id", put("type", "integer"))
                        .as("GET /v3/organization/events/{eventId}: 200 application/json id is integer, not string"),
                broken(
                                "the type in a list",
                                schema("EventDetail") + "/properties/tags/additionalProperties/items",
                                put("type", "integer"))
                        .as(
                                "GET /v3/organization/events/{eventId}: 200 application/json tags {} [] is integer, not string"),
                broken("a format", schema("SessionCreated") + "/properties/eventSessionId", put("format", "int32"))
                        .as("POST /v3/events/{eventId}/sessions: 201 application/json eventSessionId is integer(int32),"
                                + " not integer(int64)"),
                broken("how a date looks", schema("Image") + "/properties", plainText("createAt"))
                        .as("GET /v3/eventsessions/{eventSessionId}: 200 application/json image createAt has another"
                                + " pattern"),
                broken("a choice in an answer", schema("EventDetail") + "/properties/status", choices("ACTIVE", "STOP"))
                        .as("GET /v3/organization/events/{eventId}: 200 application/json status is never RESERVED"),
                broken(
                                "a choice more in an answer",
                                schema("SessionDetail") + "/properties/status",
                                choices("ACTIVE", "START", "STOP", "PAUSE"))
                        .as("GET /v3/eventsessions/{eventSessionId}: 200 application/json status may be PAUSE"),
                broken(
                                "a choice of a parameter",
                                "/components/parameters/scheduleStatus/schema/items",
                                choices("ACTIVE", "STOP"))
                        .as(
                                "GET /v3/organization/events/schedule: query status[] [] is never START",
                                "GET /v3/users/{userId}/events/schedule: query status[] [] is never START"),
                broken(
                                "a way to write a body",
                                path("/v3/events") + "/post/requestBody/content",
                                remove("multipart/form-data"))
                        .as("POST /v3/events: body multipart/form-data is missing"),
                broken("a parameter", "/components/parameters/participationPage", put("name", "p"))
                        .as(
                                "GET /v3/events/{eventId}/participations: query page is missing",
                                "GET /v3/eventsessions/{eventSessionId}/participations: query page is missing"),
                broken("a parameter's freedom", path("/v3/contacts/search") + "/get/parameters/0", require())
                        .as("GET /v3/contacts/search: query userIds[] is required"),
                broken("a body's freedom", path("/v3/contacts/{contactId}") + "/put/requestBody", require())
                        .as("PUT /v3/contacts/{contactId}: body is required"),
                broken("a field's freedom", schema("NewContactForm"), required("email", "name"))
                        .as("POST /v3/users/{userId}/contacts: body application/json name is required"),
                broken("room in a text", schema("NewContactForm") + "/properties/email", put("maxLength", 100))
                        .as("POST /v3/users/{userId}/contacts: body application/json email has another maxLength"),
                broken("a default", "/components/parameters/schedulePerPage/schema", put("default", 50))
                        .as(
                                "GET /v3/organization/events/schedule: query perPage is integer( default 50), not"
                                        + " integer( default 10)",
                                "GET /v3/users/{userId}/events/schedule: query perPage is integer( default 50), not"
                                        + " integer( default 10)"),
                broken(
                                "another name (W12)",
                                schema("NewEventForm") + "/properties/lectorIds",
                                put("x-aliases", List.of("lectorsIds")))
                        .as("POST /v3/events: body application/json lectorids is missing"),
                broken("a shape", schema("EventTime") + "/oneOf/1", put("$ref", "#/components/schemas/Duration"))
                        .as(dateTimes("is never a DateTimeText", "may be a Duration")),
                broken("all shapes", schema("EventTime"), remove("oneOf"))
                        .as(dateTimes("is anything, not (one of several)")),
                broken("one of the shapes", schema("Zero"), put("type", "string"))
                        .as(
                                "GET /v3/stats/events: 200 application/json [] endsAt Zero is string, not integer",
                                "GET /v3/stats/users: 200 application/json [] eventSessions [] endsAt Zero is string, not"
                                        + " integer"),
                broken("a list", schema("SessionDetail") + "/properties", plainText("tags"))
                        .as("GET /v3/eventsessions/{eventSessionId}: 200 application/json tags is string, not array"),
                broken(
                                "a header",
                                path("/v3/organization/members") + "/get/responses/200/headers",
                                remove("X-Total-Count"))
                        .as("GET /v3/organization/members: 200 header X-Total-Count is missing"),
                broken("its key", path("/v3/contacts/search") + "/get", remove("security"))
                        .as(
                                "GET /v3/contacts/search: header x-auth-token is missing",
                                "GET /v3/contacts/search: is secured in another way"));
    }

    /** A schema that a body has twice is told of once. */
    private static String[] dateTimes(String... differences) {
        return Stream.of(
                        "POST /v3/events",
                        "PUT /v3/organization/events/{eventId}",
                        "POST /v3/events/{eventId}/sessions",
                        "PUT /v3/eventsessions/{eventSessionId}")
                .flatMap(endpoint -> Stream.of(differences)
                        .map(difference -> endpoint + ": body application/json startsAt " + difference))
                .toArray(String[]::new);
    }

    /** A change to what stands at a place (a JSON pointer), and all that is to be said of it. */
    record Break(String what, String place, Consumer<ObjectNode> edit, String... lines) {
        Break as(String... lines) {
            return new Break(what, place, edit, lines);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Break broken(String what, String place, Consumer<ObjectNode> edit) {
        return new Break(what, place, edit);
    }

    private static String path(String path) {
        return "/paths/" + path.replace("/", "~1");
    }

    private static String schema(String name) {
        return "/components/schemas/" + name;
    }

    private static Consumer<ObjectNode> remove(String name) {
        return node -> assertThat(node.remove(name)).isNotNull();
    }

    private static Consumer<ObjectNode> rename(String field, String other) {
        return schema -> {
            ObjectNode properties = (ObjectNode) schema.get("properties");
            properties.set(other, properties.remove(field));
        };
    }

    private static Consumer<ObjectNode> plainText(String name) {
        return properties -> properties.putObject(name).put("type", "string");
    }

    private static Consumer<ObjectNode> put(String name, Object value) {
        return node -> node.set(name, JSON.valueToTree(value));
    }

    private static Consumer<ObjectNode> require() {
        return put("required", true);
    }

    private static Consumer<ObjectNode> required(String... names) {
        return list("required", names);
    }

    private static Consumer<ObjectNode> choices(String... names) {
        return list("enum", names);
    }

    private static Consumer<ObjectNode> list(String name, String... entries) {
        return node -> {
            ArrayNode list = node.putArray(name);
            Arrays.stream(entries).forEach(list::add);
        };
    }
}
