package dev.lectern.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** What every endpoint refuses before its own rules are asked. */
@QuarkusTest
class RefusalsTest {
    private static final long NOBODY = Long.MAX_VALUE;

    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = EventCalls.create();
    }

    @ParameterizedTest
    @EnumSource
    void W2_withoutAKeyIs400(Endpoint endpoint) {
        assertThat(message(endpoint.send(RestAssured.given(), 1), 400)).contains("x-auth-token");
        assertThat(message(endpoint.send(RestAssured.given().header("x-auth-token", " "), 1), 400))
                .contains("x-auth-token");
    }

    @ParameterizedTest
    @EnumSource
    void W2_aWrongKeyIs401(Endpoint endpoint) {
        message(endpoint.send(RestAssured.given().header("x-auth-token", "wrong"), 1), 401);
    }

    @ParameterizedTest
    @EnumSource
    void W2_theKeyIsAskedForBeforeTheBodyIsLookedAt(Endpoint endpoint) {
        var broken = RestAssured.given().contentType("application/json").body("{");

        assertThat(message(endpoint.send(broken, 1), 400)).contains("x-auth-token");
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.event.Endpoint#ofOne")
    void W11_whatIsNoIdIs404(Endpoint endpoint) {
        for (String id :
                new String[] {"0", "-1", "x", "1.5", "9223372036854775808", "%00", "%20", "003", "%2B3", "%D9%A3"}) {
            message(endpoint.send(calls.form(), id), 404);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.event.Endpoint#ofOne")
    void anUnknownIdIs404(Endpoint endpoint) {
        String kind = endpoint.path.contains("{event}")
                ? "Event "
                : endpoint.path.contains("{session}") ? "EventSession " : "User ";

        assertThat(message(endpoint.send(calls.form(), NOBODY), 404)).isEqualTo(kind + NOBODY + " not found");
    }

    @Test
    void E11_theScheduleOfAStrangerIs403() {
        long stranger = TestOrganization.create().ownerId();

        message(Endpoint.GET_USER_SCHEDULE.send(calls.request(), stranger), 403);
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.event.Endpoint#withBody")
    void W3_anotherContentTypeIs415(Endpoint endpoint) {
        var xml = calls.request().contentType("application/xml").body("<name>Talk</name>");

        message(send(endpoint, xml), 415);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GET_.*", "DELETE_.*"},
            mode = EnumSource.Mode.MATCH_ANY)
    void W3_aBodyThatNobodyReadsDoesNoHarm(Endpoint endpoint) {
        var broken = calls.request().contentType("application/json").body("{");

        assertThat(send(endpoint, broken).statusCode()).isIn(200, 204);
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.event.Endpoint#withBody")
    void W6_brokenJsonIs400(Endpoint endpoint) {
        for (String body : new String[] {"{", "", "nothing", "{\"name\":}"}) {
            var json = calls.request().contentType("application/json").body(body);

            assertThat(message(send(endpoint, json), 400)).isEqualTo("json is not valid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void W10_aMethodThatAPathDoesNotHaveIs405(Endpoint endpoint) {
        message(calls.request().urlEncodingEnabled(false).patch(endpoint.path.replaceFirst("\\{\\w+}", "1")), 405);
    }

    @Test
    void W10_problemsAreSentToThoseWhoAcceptThem() {
        Response answer = calls.request().accept("application/problem+json").get("/v3/organization/events/" + NOBODY);

        JsonNode problem = json(answer, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(problem.get("detail").textValue()).isEqualTo("Event " + NOBODY + " not found");
    }

    private Response send(Endpoint endpoint, RequestSpecification request) {
        long event = calls.event();
        return endpoint.send(
                request, event, calls.session(event), calls.organization().ownerId());
    }
}
