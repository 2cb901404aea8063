package dev.lectern.admin;

import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.TestOrganization.ADMIN_TOKEN;
import static dev.lectern.testing.TestOrganization.admin;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AdminGateTest {
    private static final String ORGANIZATIONS = "/admin/v1/organizations";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORGANIZATIONS,
                ORGANIZATIONS + "/1",
                "/admin/v1/nothing",
                "/admin",
                "//admin/v1/organizations",
                "/admin;x/v1/organizations",
                "/admin;x=1/v1;y/organizations;z",
                "/%61dmin/v1/organizations",
                "/x/../admin/v1/organizations"
            })
    void O4_withoutTheTokenNothingIsLookedAt(String path) {
        Response refused = RestAssured.given().urlEncodingEnabled(false).get(path);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(401);
        assertThat(refused.jsonPath().getString("error.message")).isEqualTo("The admin token is missing or wrong");
    }

    /** A proxy that keeps {@code /admin} from the internet does not know these for what the framework makes of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin;x/v1/organizations",
                "/admin/v1/organizations;y",
                "/admin/v1/organizations;y%2f..%2f..%2f..%2fv3"
            })
    void O4_aPathWithParametersIsNoneForWhoHasTheToken(String path) {
        assertThat(admin().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong", "Bearer", "Bearer ", "Basic test-admin", "test-admin", "Bearer test-admin2"})
    void O4_aWrongTokenIsRefused(String authorization) {
        assertThat(RestAssured.given()
                        .header("Authorization", authorization)
                        .get(ORGANIZATIONS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void O4_theTokenOpens() {
        assertThat(RestAssured.given()
                        .header("authorization", "bearer " + ADMIN_TOKEN)
                        .get(ORGANIZATIONS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void O4_aKeyIsNoAdminToken() {
        TestOrganization organization = TestOrganization.create();

        assertThat(organization.request().get(ORGANIZATIONS).statusCode()).isEqualTo(401);
        assertThat(RestAssured.given()
                        .header("Authorization", "Bearer " + organization.key())
                        .get(ORGANIZATIONS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void O4_bodiesAreJsonOnly() {
        Response refused = RestAssured.given()
                .auth()
                .oauth2(ADMIN_TOKEN)
                .formParam("name", "Night School")
                .post(ORGANIZATIONS);

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"name\":}"})
    void W6_brokenJsonIsSaidToBe(String json) {
        Response refused = RestAssured.given()
                .auth()
                .oauth2(ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .body(json)
                .post(ORGANIZATIONS);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, Object>getMap("error"))
                .isEqualTo(Map.of("code", 400, "message", "json is not valid"));
    }

    @Test
    void W10_anUnknownPathHasTheErrorBody() {
        Response refused = admin().get("/admin/v1/nothing");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(404);
    }

    @Test
    void W10_aWrongMethodNamesTheRightOnes() {
        Response refused = admin().delete(ORGANIZATIONS);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.header("Allow")).contains("GET", "POST");
        assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(405);
    }

    @Test
    void W10_problemDocumentsAreGivenToWhoAcceptsThem() {
        Response refused = admin().accept("application/problem+json").get(ORGANIZATIONS + "/9223372036854775807");

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getInt("status")).isEqualTo(404);
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("Organization 9223372036854775807 not found");
    }
}
