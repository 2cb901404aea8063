package dev.lectern.organization;

import java.nio.file.Path;
import java.util.List;

import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a newcomer finds on the first start, and after any later one (O5). */
@Tag("faults")
class DemoOrganizationIT {
    @TempDir
    Path dataDir;

    @Test
    void O5_theFirstStartMakesTheDemoAndLaterOnesKeepIt() {
        List<Long> members;
        try (var server = ServerProcess.start(dataDir)) {
            members = ids(server);
            assertThat(members(server).getList("role"))
                    .contains("ADMIN", "LECTURER", "USER")
                    .hasSizeGreaterThanOrEqualTo(6);
            assertThat(members(server).getList("email", String.class))
                    .allMatch(email -> email.endsWith("@example.org"));
            server.kill();
        }
        try (var server = ServerProcess.start(dataDir)) {
            assertThat(ids(server)).isEqualTo(members);
            assertThat(organizations(server).getList("alias")).containsExactly(DemoOrganization.ALIAS);
        }
    }

    private static List<Long> ids(ServerProcess server) {
        return members(server).getList("id", Long.class);
    }

    private static JsonPath members(ServerProcess server) {
        return RestAssured.given()
                .header("x-auth-token", "HelloWorld")
                .get(server.baseUrl() + "/v3/organization/members")
                .jsonPath();
    }

    private static JsonPath organizations(ServerProcess server) {
        return RestAssured.given()
                .auth()
                .oauth2("demo-admin")
                .get(server.baseUrl() + "/admin/v1/organizations")
                .jsonPath();
    }
}
