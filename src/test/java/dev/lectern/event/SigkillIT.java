package dev.lectern.event;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the API answered is kept, whatever happens to the server right afterwards (O5). */
@Tag("faults")
class SigkillIT {
    @TempDir
    Path dataDir;

    @Test
    void O5_eventsAndSessionsOutliveAKilledServerThatComesUpByItself() {
        String event;
        List<String> sessions;
        Map<String, Object> before;
        try (var server = start()) {
            event = request(server)
                    .formParam("name", "Lecture")
                    .formParam("access", 1)
                    .formParam("rule", "FREQ=DAILY")
                    .formParam("tags[0]", "physics")
                    .post("/v3/events")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getString("eventId");
            await().until(() -> !sessions(server, event).isEmpty());
            sessions = sessions(server, event);
            request(server)
                    .put("/v3/eventsessions/{id}/start", sessions.get(0))
                    .then()
                    .statusCode(204);
            before = detail(server, event);
            server.kill();
        }
        try (var server = start()) {
            assertThat(detail(server, event)).isEqualTo(before);
            request(server)
                    .put("/v3/eventsessions/{id}/stop", sessions.get(0))
                    .then()
                    .statusCode(204);
        }
    }

    private ServerProcess start() {
        return ServerProcess.launch(Map.of("LECTERN_DATA_DIR", dataDir.toString(), "LECTERN_JOBS_EVERY", "1s"))
                .awaitReady();
    }

    private static List<String> sessions(ServerProcess server, String event) {
        return RestAssured.with()
                .spec(request(server))
                .get("/v3/organization/events/{id}", event)
                .jsonPath()
                .getList("eventSessions.id", String.class);
    }

    private static Map<String, Object> detail(ServerProcess server, String event) {
        return request(server)
                .get("/v3/organization/events/{id}", event)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static RequestSpecification request(ServerProcess server) {
        return RestAssured.given()
                .baseUri(server.baseUrl().toString())
                .header("x-auth-token", "HelloWorld")
                .contentType("application/x-www-form-urlencoded; charset=utf-8");
    }
}
