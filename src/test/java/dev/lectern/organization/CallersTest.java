package dev.lectern.organization;

import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CallersTest {
    private static final String MEMBERS = "/v3/organization/members";

    @ParameterizedTest
    @ValueSource(
            strings = {
                MEMBERS,
                "/v3/nothing",
                "/v3",
                "/v3/events/1",
                "/v3;x/timezones",
                "/v3;x=1/timezones;y",
                "/%763/timezones",
                "//v3/timezones"
            })
    void W2_noKeyIsABadRequestWhateverThePath(String path) {
        Response refused = RestAssured.given().urlEncodingEnabled(false).get(path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, Object>getMap("error"))
                .isEqualTo(Map.of("code", 400, "message", "Header x-auth-token is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void W2_aBlankKeyIsABadRequest(String blank) {
        assertThat(RestAssured.given()
                        .header("x-auth-token", blank)
                        .get(MEMBERS)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {MEMBERS, "/v3/nothing"})
    void W2_anUnknownKeyIsUnauthorizedWhateverThePath(String path) {
        Response refused =
                RestAssured.given().header("x-auth-token", "' OR 1=1 --").get(path);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(401);
    }

    @Test
    void W2_aBadBodyIsNotLookedAtWithoutAKey() {
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{")
                        .post("/v3/events")
                        .statusCode())
                .isEqualTo(400);
        assertThat(RestAssured.given()
                        .header("x-auth-token", "unknown")
                        .header("Content-Type", "application/x-unknown")
                        .body(new byte[] {'{'})
                        .post("/v3/events")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-auth-token", "X-Auth-Token", "X-AUTH-TOKEN"})
    void W2_theHeadersNameIsInAnyCase(String name) {
        assertThat(RestAssured.given()
                        .header(name, TestOrganization.create().key())
                        .get(MEMBERS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void W10_anUnknownPathHasTheErrorBody() {
        Response refused = TestOrganization.create().request().get("/v3/nothing");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(404);
    }

    @Test
    void W10_aWrongMethodNamesTheRightOnes() {
        Response refused = TestOrganization.create().request().post(MEMBERS);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {MEMBERS + "?page=0", "/v3/nothing"})
    void W10_problemDocumentsAreGivenToWhoAcceptsThem(String path) {
        Response refused = TestOrganization.create()
                .request()
                .accept("application/problem+json")
                .get(path);

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getInt("status")).isEqualTo(refused.statusCode());
        assertThat(refused.statusCode()).isIn(400, 404);
    }
}
