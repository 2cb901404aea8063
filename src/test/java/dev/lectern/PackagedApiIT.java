package dev.lectern;

import java.util.List;
import java.util.Map;

import dev.lectern.testing.PostgresResource;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

/** The API of the package, jar or native executable: every kind of input, every kind of answer (see {@link PackagedIT}). */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.Settings.class)
class PackagedApiIT {
    private TestOrganization organization;

    @BeforeEach
    void found() {
        organization = TestOrganization.create();
    }

    @Test
    void everyKindOfAnswerHasItsFields() {
        long event = event();
        long session = id(api().post("/v3/events/" + event + "/sessions"), "eventSessionId");
        String email = TestOrganization.address();
        api().formParams("email", email, "sendEmail", "true").post("/v3/events/" + event + "/register");
        long contact = id(
                api().formParams("email", "b" + email, "name", "Nina", "tags[0]", "Lead")
                        .post("/v3/users/" + organization.ownerId() + "/contacts"),
                "id");

        api().get("/v3/organization/events/" + event)
                .then()
                .body("name", equalTo("Weekly"))
                .body("createUser.id", equalTo((int) organization.ownerId()))
                .body("additionalFields[0].label", equalTo("Team"))
                .body("eventSessions[0].id", equalTo(Long.toString(session)));
        api().get("/v3/eventsessions/" + session).then().body("timezone.name", notNullValue());
        api().get("/v3/events/" + event + "/participations").then().body("[0].email", equalTo(email));
        api().queryParam("contactIds[0]", contact)
                .get("/v3/contacts/search")
                .then()
                .body("[0].tags[0].name", equalTo("Lead"));
        api().get("/v3/organization/members").then().body("[0].id", notNullValue());
        api().get("/v3/timezones").then().body("[0].name", equalTo("Europe/Moscow"));
        TestOrganization.admin()
                .get(organization.path() + "/keys")
                .then()
                .body("[0].prefix", equalTo(organization.key().substring(0, 8)));
        TestOrganization.admin().get(organization.path() + "/members").then().body("[0].role", equalTo("ADMIN"));
        TestOrganization.admin().get(organization.path() + "/mails").then().body("[0].status", notNullValue());
    }

    @Test
    void E4_aRuleGivesDatesInTheZoneOfTheEvent() {
        event();
        api().queryParams("from", "2099-03-01", "to", "2099-04-30")
                .get("/v3/organization/events/schedule")
                .then()
                .statusCode(200)
                .body("[0].eventSessions.startsAt", equalTo(List.of("2099-03-24 19:00", "2099-03-31 19:00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "multipart", "json"})
    void W3_invitationsComeInAnyFormat(String format) {
        String path = "/v3/events/" + event() + "/invite";
        String email = TestOrganization.address();
        RequestSpecification call =
                switch (format) {
                    case "json" ->
                        api().contentType(ContentType.JSON)
                                .body(Map.of(
                                        "isAutoEnter",
                                        true,
                                        "sendEmail",
                                        false,
                                        "users",
                                        List.of(Map.of("email", email))));
                    case "multipart" ->
                        api().multiPart("isAutoEnter", "true")
                                .multiPart("sendEmail", "false")
                                .multiPart("users[0][email]", email);
                    default -> api().formParams("isAutoEnter", "1", "sendEmail", "0", "users[0][email]", email);
                };

        call.post(path).then().statusCode(201).body("", hasSize(1)).body("[0].email", equalTo(email));
    }

    @Test
    void R6_aCallIsAnsweredAgainByItsKey() {
        Response first = keyed();
        Response second = keyed();

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private Response keyed() {
        return api().header("Idempotency-Key", "once")
                .formParams("name", "Once", "access", 1)
                .post("/v3/events");
    }

    @ParameterizedTest
    @CsvSource({"application/json, error.code", "application/problem+json, status"})
    void W10_refusalsSayWhatIsWrong(String accept, String code) {
        api().accept(accept)
                .formParams("name", "", "access", 7)
                .post("/v3/events")
                .then()
                .statusCode(400)
                .contentType(accept)
                .body(code, equalTo(400))
                .body(code.equals("status") ? "fieldErrors" : "error.fieldErrors", hasKey("access"));
        api().accept(accept).get("/v3/nowhere").then().statusCode(404).body(code, equalTo(404));
        api().accept(accept)
                .contentType("text/csv")
                .body("a,b")
                .post("/v3/events")
                .then()
                .statusCode(415)
                .body(code, equalTo(415));
        RestAssured.given()
                .header("x-auth-token", "unknown")
                .get("/v3/timezones")
                .then()
                .statusCode(401);
    }

    @Test
    void W10_aFaultShowsNothingButAnId() throws Exception {
        String table = "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'out of order'; END $$";
        String trigger = "CREATE TRIGGER fail BEFORE INSERT ON contacts FOR EACH ROW WHEN (NEW.organization_id = %d)"
                + " EXECUTE FUNCTION fail()";
        try (var connection = PostgresResource.connect();
                var statement = connection.createStatement()) {
            statement.execute(table);
            statement.execute(trigger.formatted(organization.id()));
            try {
                api().formParams("email", TestOrganization.address())
                        .post("/v3/users/" + organization.ownerId() + "/contacts")
                        .then()
                        .statusCode(500)
                        .body("error.message", matchesPattern("Internal error [0-9a-f-]{36}"));
            } finally {
                statement.execute("DROP FUNCTION fail() CASCADE");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/info",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/",
                "/assets/lectern.css",
                "/assets/room.js"
            })
    void whatIsPackedIsServed(String path) {
        Response answer = RestAssured.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isNotBlank();
    }

    private RequestSpecification api() {
        return organization.request();
    }

    /** Two Tuesdays, with a question and a password. */
    private long event() {
        return id(
                api().formParams(
                                "name", "Weekly", "access", 6, "password", "open-sesame", "rule", "FREQ=WEEKLY;COUNT=2")
                        .formParams("startsAt", "2099-03-24 19:00", "timezone", "Europe/Berlin")
                        .formParams("additionalFields[0][label]", "Team", "additionalFields[0][type]", "text")
                        .formParams("additionalFields[0][isRequired]", "false")
                        .post("/v3/events"),
                "eventId");
    }

    private static long id(Response answer, String name) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getLong(name);
    }
}
