package dev.lectern.web;

import java.util.List;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
class HealthTest {
    private static final int POOL = 20;

    @Inject
    Pool database;

    @Test
    void theServerIsAlive() {
        RestAssured.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void theServerIsReadyWhileItIsConnectedToTheDatabase() {
        await().untilAsserted(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("Database connection")));
    }

    @Test
    void aServerWhoseConnectionsAreAllTakenIsReady() {
        List<SqlConnection> taken = Stream.generate(
                        () -> database.getConnection().await().indefinitely())
                .limit(POOL)
                .toList();
        try {
            RestAssured.given()
                    .config(RestAssuredConfig.config()
                            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 2_000)))
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200);
        } finally {
            taken.forEach(connection -> connection.close().await().indefinitely());
        }
    }
}
