package dev.lectern.web;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lectern.event.EventDate;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document tells all of the documented modules. */
@QuarkusTest
class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("openapi", "lectern.yaml");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private JsonObject document;

    @BeforeEach
    void readDocument() {
        document = new JsonObject(get("/q/openapi?format=json"));
    }

    @Test
    void theCheckedInDocumentIsWhatTheServerGives() throws IOException {
        assertThat(Files.readString(CHECKED_IN))
                .withFailMessage("%s is not what the code says. To refresh it: mvn package -DskipTests", CHECKED_IN)
                .isEqualTo(get("/q/openapi"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/organization/members,                     get,    200 400 401 500 503",
        "/v3/timezones,                                get,    200 400 401 500 503",
        "/v3/fileSystem/file,                          post,   201 400 401 408 409 413 415 422 500 503",
        "/v3/fileSystem/file/{id},                     get,    200 400 401 404 500 503",
        "/v3/events,                                   post,   201 400 401 408 409 413 415 422 500 503",
        "/v3/users/{userId}/contacts,                  post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/contacts/{contactId},                     get,    200 400 401 403 404 500 503",
        "/v3/contacts/{contactId},                     put,    200 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/contacts/{contactId},                     delete, 204 400 401 403 404 500 503",
        "/v3/contacts/tags/add,                        post,   201 400 401 403 408 409 413 415 422 500 503",
        "/v3/contacts/tags/remove,                     post,   204 400 401 403 408 409 413 415 422 500 503",
        "/v3/contacts/search,                          get,    200 400 401 500 503",
        "/v3/organization/events/schedule,             get,    200 400 401 500 503",
        "/v3/users/{userId}/events/schedule,           get,    200 400 401 403 404 500 503",
        "/v3/organization/events/{eventId},            get,    200 400 401 404 500 503",
        "/v3/organization/events/{eventId},            put,    204 400 401 404 408 409 413 415 422 500 503",
        "/v3/organization/events/{eventId},            delete, 204 400 401 404 500 503",
        "/v3/events/{eventId}/sessions,                post,   201 400 401 404 408 409 413 415 422 500 503",
        "/v3/eventsessions/{eventSessionId},           get,    200 400 401 404 500 503",
        "/v3/eventsessions/{eventSessionId},           put,    204 400 401 404 408 409 413 415 422 500 503",
        "/v3/eventsessions/{eventSessionId},           delete, 204 400 401 404 500 503",
        "/v3/eventsessions/{eventSessionId}/start,     put,    204 400 401 404 409 422 500 503",
        "/v3/eventsessions/{eventSessionId}/stop,      put,    204 400 401 404 409 422 500 503",
        "/v3/events/{eventId}/register,                post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/events/{eventId}/invite,                  post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/events/{eventId}/massregister,            post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/eventsessions/{eventSessionId}/register,  post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/eventsessions/{eventSessionId}/invite,    post,   201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/eventsessions/{eventSessionId}/massregister, post, 201 400 401 403 404 408 409 413 415 422 500 503",
        "/v3/events/{eventId}/moderate,                put,    200 400 401 404 408 409 413 415 422 500 503",
        "/v3/events/{eventId}/participations,          get,    200 400 401 404 500 503",
        "/v3/eventsessions/{eventSessionId}/participations, get, 200 400 401 404 500 503",
        "/v3/participations/kick,                      put,    200 400 401 404 408 409 413 415 422 500 503",
        "/v3/participations/delete,                    post,   200 400 401 404 408 409 413 415 422 500 503",
        "/v3/stats/events,                             get,    200 400 401 403 404 500 503",
        "/v3/stats/users,                              get,    200 400 401 403 404 500 503",
    })
    void everyEndpointOfTheUserApiIsThere(String path, String method, String statuses) {
        JsonObject operation = operation(path, method);

        assertThat(operation.getJsonObject("responses").fieldNames()).containsExactlyInAnyOrder(statuses.split(" "));
        assertThat(operation.getJsonArray("security")).isEqualTo(secured("apiKey"));
        assertIsDescribed(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/v1/organizations,                          get,    200 400 401 500",
        "/admin/v1/organizations,                          post,   201 400 401 408 409 413 415 500",
        "/admin/v1/organizations/{id},                     get,    200 401 404 500",
        "/admin/v1/organizations/{id},                     put,    200 400 401 404 408 409 413 415 500",
        "/admin/v1/organizations/{id},                     delete, 204 401 404 500",
        "/admin/v1/organizations/{id}/members,             get,    200 400 401 404 500",
        "/admin/v1/organizations/{id}/members,             post,   201 400 401 404 408 409 413 415 500",
        "/admin/v1/organizations/{id}/members/{userId},    put,    200 400 401 404 408 409 413 415 500",
        "/admin/v1/organizations/{id}/members/{userId},    delete, 204 401 404 409 500",
        "/admin/v1/organizations/{id}/keys,                get,    200 400 401 404 500",
        "/admin/v1/organizations/{id}/keys,                post,   201 400 401 404 408 409 413 415 500",
        "/admin/v1/organizations/{id}/keys/{keyId},        delete, 204 401 404 500",
        "/admin/v1/organizations/{id}/keys/{keyId}/rotate, post,   201 400 401 404 408 409 413 415 500",
        "/admin/v1/organizations/{id}/mails,               get,    200 400 401 404 500",
        "/admin/v1/organizations/{id}/mails/retry,         post,   200 401 404 500",
        "/admin/v1/organizations/{id}/mails/{mailId}/retry, post,  200 401 404 409 500",
    })
    void O4_everyEndpointOfTheAdminApiIsThere(String path, String method, String statuses) {
        JsonObject operation = operation(path, method);

        assertThat(operation.getJsonObject("responses").fieldNames()).containsExactlyInAnyOrder(statuses.split(" "));
        assertThat(operation.getJsonArray("security")).isEqualTo(secured("adminToken"));
        assertIsDescribed(operation);
    }

    @Test
    void everyOperationIsNamedOnce() {
        List<String> names = document.getJsonObject("paths").stream()
                .flatMap(path -> ((JsonObject) path.getValue()).stream())
                .map(method -> ((JsonObject) method.getValue()).getString("operationId"))
                .toList();

        assertThat(names).hasSize(54).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void W3_bodiesAreFormsOrJson() {
        assertThat(content("/v3/events", "post").fieldNames())
                .containsExactlyInAnyOrder(FORM, "multipart/form-data", JSON);
    }

    @Test
    void W4_formsHaveTheDocumentedNames() {
        JsonObject fields = document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("NewEventFormFields")
                .getJsonObject("properties");

        assertThat(fields.fieldNames())
                .contains(
                        "name",
                        "access",
                        "startsAt[date][year]",
                        "startsAt[time][minute]",
                        "endsAt[date][day]",
                        "additionalFields[0][label]",
                        "additionalFields[0][values][]",
                        "lectorIds[]",
                        "tags[]");
    }

    @Test
    void W9_datesOfEventsHaveTheFieldsOfSessions() {
        JsonObject date =
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject("EventDate");

        assertThat(date.getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventDate.Session.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(date.getJsonArray("required")).containsExactly("startsAt");
    }

    @Test
    void theFormExampleOfANewEventWorks() {
        String body = content("/v3/events", "post").getJsonObject(FORM).getJsonObject("example").stream()
                .flatMap(field -> pairs(field.getKey(), field.getValue()))
                .collect(Collectors.joining("&"));

        TestOrganization.create()
                .request()
                .contentType(FORM)
                .body(body)
                .post("/v3/events")
                .then()
                .statusCode(201);
    }

    @Test
    void theJsonExamplesOfANewEventWork() {
        TestOrganization organization = TestOrganization.create();
        JsonObject examples = content("/v3/events", "post").getJsonObject(JSON).getJsonObject("examples");

        for (Map.Entry<String, Object> example : examples) {
            organization
                    .request()
                    .contentType(ContentType.JSON)
                    .body(((JsonObject) example.getValue())
                            .getJsonObject("value")
                            .encode())
                    .post("/v3/events")
                    .then()
                    .statusCode(201);
        }
    }

    private static Stream<String> pairs(String name, Object value) {
        Stream<Object> values = value instanceof JsonArray list ? list.stream() : Stream.of(value);
        return values.map(entry -> encode(name) + "=" + encode(entry.toString()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertIsDescribed(JsonObject operation) {
        assertThat(operation.getJsonArray("tags")).hasSize(1);
        assertThat(operation.getString("summary")).isNotBlank();
        if (operation.containsKey("requestBody")) {
            assertHasExamples(operation.getJsonObject("requestBody"));
        }
        JsonObject responses = operation.getJsonObject("responses");
        Stream.of("200", "201")
                .map(responses::getJsonObject)
                .filter(Objects::nonNull)
                .forEach(OpenApiTest::assertHasExamples);
    }

    private static void assertHasExamples(JsonObject bodies) {
        assertThat(bodies.getJsonObject("content")).isNotEmpty().allSatisfy(body -> {
            JsonObject content = (JsonObject) body.getValue();
            assertThat(content.containsKey("schema")).isTrue();
            assertThat(content.containsKey("example") || content.containsKey("examples"))
                    .isTrue();
        });
    }

    private static JsonArray secured(String scheme) {
        return new JsonArray().add(new JsonObject().put(scheme, new JsonArray()));
    }

    private JsonObject content(String path, String method) {
        return operation(path, method).getJsonObject("requestBody").getJsonObject("content");
    }

    private JsonObject operation(String path, String method) {
        return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
    }

    private static String get(String path) {
        return RestAssured.get(path).then().statusCode(200).extract().asString();
    }
}
