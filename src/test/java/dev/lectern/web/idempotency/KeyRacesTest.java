package dev.lectern.web.idempotency;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jakarta.inject.Inject;

import dev.lectern.testing.Race;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.web.idempotency.KeyedEvents.assertRefused;
import static dev.lectern.web.idempotency.KeyedEvents.assertRepeated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls with keys that are under way at the same time (R6). */
@QuarkusTest
class KeyRacesTest {
    private static final int THREADS = 16;
    private static final String UNDER_WAY = "A call with this Idempotency-Key is under way";
    private static final String WAITING = """
            SELECT count(*)
            FROM pg_stat_activity
            WHERE wait_event_type = 'Lock'
            """;

    private static final String STORE_FILE = """
            INSERT INTO files (organization_id, name, path, mime_type, size, create_at, width, height)
            VALUES (?, 'a.png', ?::text, 'image/png', 1, now(), 1, 1)
            RETURNING id
            """;

    @Inject
    TestDatabase database;

    @Inject
    DataSource connections;

    private KeyedEvents calls;

    @BeforeEach
    void createOrganization() {
        calls = KeyedEvents.create(database);
    }

    @Test
    void R6_ofRacingCallsOneIsDoneAndTheOthersAreToldToWaitOrGetItsAnswer() throws Exception {
        List<Response> answers = Race.of(THREADS, () -> calls.post("k", "Talk"));

        List<Response> done =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(done).isNotEmpty();
        assertThat(done.stream().map(Response::asString))
                .containsOnly(done.get(0).asString());
        assertThat(done.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
        answers.stream().filter(answer -> !done.contains(answer)).forEach(KeyRacesTest::assertUnderWay);
        assertThat(calls.events()).isEqualTo(1);
    }

    @Test
    void R6_aCallWhoseKeyIsInUseDoesNotWait() throws Exception {
        long event = calls.event("Talk");
        CompletableFuture<Response> first;
        try (Connection connection = hold(event)) {
            first = CompletableFuture.supplyAsync(() -> calls.rename("k", event, "Lecture"));
            await().until(() -> database.number(WAITING) > 0);
            assertUnderWay(calls.rename("k", event, "Lecture"));
            connection.rollback();
        }

        assertThat(first.get().statusCode()).isEqualTo(204);
        assertRepeated(calls.rename("k", event, "Lecture"), first.get());
        assertThat(calls.name(event)).isEqualTo("Lecture");
    }

    /** Looking an image up takes a second connection while the call holds its own. */
    @Test
    void R6_fiftyCallsWithKeysAtOnceAreAllDone() throws Exception {
        AtomicInteger keys = new AtomicInteger();
        long image = database.number(STORE_FILE, calls.organization().id(), UUID.randomUUID());

        List<Response> answers = Race.of(50, () -> calls.request("k" + keys.incrementAndGet())
                .formParam("name", "Talk")
                .formParam("access", 1)
                .formParam("image", image)
                .post("/v3/events"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(Set.copyOf(answers.stream()
                        .map(answer -> answer.jsonPath().getLong("eventId"))
                        .toList()))
                .hasSize(50);
        assertThat(calls.events()).isEqualTo(50);
    }

    @Test
    void R6_aCallWhoseCallerWentAwayIsDoneAndItsAnswerKept() throws Exception {
        long event = calls.event("Talk");
        try (Connection connection = hold(event)) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream().write(renaming(event).getBytes(StandardCharsets.US_ASCII));
                await().until(() -> database.number(WAITING) > 0);
            }
            connection.rollback();
        }

        await().until(() -> calls.answers() == 1);
        assertThat(calls.name(event)).isEqualTo("Lecture");
        Response again = calls.rename("k", event, "Lecture");
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** As {@link KeyedEvents#rename} sends it. */
    private String renaming(long event) {
        return """
                PUT /v3/organization/events/%d HTTP/1.1
                Host: localhost
                x-auth-token: %s
                Idempotency-Key: k
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 12

                name=Lecture""".formatted(event, calls.organization().key()).replace("\n", "\r\n");
    }

    private static void assertUnderWay(Response answer) {
        assertRefused(answer, 409, UNDER_WAY);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    private Connection hold(long event) throws SQLException {
        Connection connection = connections.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT 1 FROM events WHERE id = ? FOR UPDATE")) {
            statement.setLong(1, event);
            statement.executeQuery();
        }
        return connection;
    }
}
