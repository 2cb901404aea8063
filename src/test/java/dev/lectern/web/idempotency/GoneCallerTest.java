package dev.lectern.web.idempotency;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

/** A caller that breaks off at once, and tries again (R6). */
@QuarkusTest
class GoneCallerTest {
    private static final int ROUNDS = 20;

    @Test
    void R6_aCallWhoseCallerIsGoneEndsAndCanBeRepeated() throws IOException {
        TestOrganization organization = TestOrganization.create();
        for (int round = 0; round < ROUNDS; round++) {
            String key = UUID.randomUUID().toString();
            String body = "name=Talk&access=1&description=" + "x".repeat(60_000);

            breakOff(organization, key, body);

            await().until(() -> organization
                            .request()
                            .header("Idempotency-Key", key)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .body(body)
                            .post("/v3/events")
                            .statusCode()
                    == 201);
        }
    }

    private static void breakOff(TestOrganization organization, String key, String body) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            // The connection is reset, not closed in order.
            socket.setSoLinger(true, 0);
            String call = """
                    POST /v3/events HTTP/1.1\r
                    Host: localhost\r
                    x-auth-token: %s\r
                    Idempotency-Key: %s\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(organization.key(), key, body.length(), body);
            socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
