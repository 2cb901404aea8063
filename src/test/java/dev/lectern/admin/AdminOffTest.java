package dev.lectern.admin;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(AdminOffTest.WithoutToken.class)
class AdminOffTest {
    /** As a server starts where nobody set a token. */
    public static final class WithoutToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.admin-token", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer test-admin", "Bearer null"})
    void O4_withoutAConfiguredTokenNoneOpens(String authorization) {
        Response refused =
                RestAssured.given().header("Authorization", authorization).get("/admin/v1/organizations");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("The admin API is off: no admin token is configured");
    }
}
