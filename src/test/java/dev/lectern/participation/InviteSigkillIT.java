package dev.lectern.participation;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.embedded.DemoFolder;
import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.json;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

/** An invite is done as a whole or not at all, wherever the server is killed (R5, R6). */
@Tag("faults")
class InviteSigkillIT {
    private static final int USERS = 10_000;
    private static final List<String> EMAILS = IntStream.range(0, USERS)
            .mapToObj("person%d@example.org"::formatted)
            .toList();
    private static final String NOTHING = "0 people, 0 participations, 0 mails, 0 contacts, 0 counted, 0 answers";
    private static final String ALL =
            "10000 people, 10000 participations, 10000 mails, 10000 contacts, 10000 counted, 1 answers";

    @TempDir
    Path dataDir;

    private long event;

    @Test
    void R6_nothingOfAnInviteIsThereUnlessAllOfItAndTheKeyTellsWhich() throws Exception {
        try (var server = start()) {
            event = event(server);
            killWhileItWritesTo("participations", server);
        }
        for (String table : List.of("outbox", "contacts", "stored_answers")) {
            try (var server = start()) {
                assertThat(stored()).as("killed before " + table).isEqualTo(NOTHING);
                killWhileItWritesTo(table, server);
            }
        }
        try (var server = start()) {
            assertThat(stored()).isEqualTo(NOTHING);
            CompletableFuture<Response> cut = CompletableFuture.supplyAsync(() -> invite(server));
            await().atMost(ONE_MINUTE).pollDelay(0, MILLISECONDS).until(() -> !stored().equals(NOTHING));
            server.kill();
            cut.handle((answer, failure) -> null).join();
        }
        try (var server = start()) {
            assertThat(stored()).isEqualTo(ALL);
            Response again = invite(server);
            assertAll(json(again, 201));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(stored()).isEqualTo(ALL);
        }
    }

    /** Holds the invite up where it first writes to the table, and kills the server there. */
    private void killWhileItWritesTo(String table, ServerProcess server) throws Exception {
        try (Connection connection = new DemoFolder(dataDir).connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
            CompletableFuture<Response> cut = CompletableFuture.supplyAsync(() -> invite(server));
            await().atMost(ONE_MINUTE).until(() -> waiting(table) == 1);
            server.kill();
            cut.handle((answer, failure) -> null).join();
        }
    }

    private int waiting(String table) throws Exception {
        return Integer.parseInt(new DemoFolder(dataDir)
                .query("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass"));
    }

    private void assertAll(JsonNode answer) throws Exception {
        assertThat(texts(answer, "email").equals(EMAILS))
                .as("in the order given")
                .isTrue();
        assertThat(new HashSet<>(texts(answer, "link"))).hasSize(USERS);
        assertThat(answer.get(USERS - 1).get("participationId").asText())
                .isEqualTo(new DemoFolder(dataDir).query("SELECT max(id) FROM participations"));
    }

    private String stored() throws Exception {
        return new DemoFolder(dataDir).query("""
                SELECT format('%%s people, %%s participations, %%s mails, %%s contacts, %%s counted, %%s answers',
                    (SELECT count(*) FROM users WHERE email LIKE 'person%%'),
                    (SELECT count(*) FROM participations WHERE event_id = %1$d),
                    (SELECT count(*) FROM outbox o JOIN participations p ON p.id = o.participation_id WHERE p.event_id = %1$d),
                    (SELECT count(*) FROM contacts WHERE email LIKE 'person%%'),
                    (SELECT participations_count FROM events WHERE id = %1$d),
                    (SELECT count(*) FROM stored_answers))
                """.formatted(event));
    }

    private ServerProcess start() {
        return ServerProcess.launch(Map.of("LECTERN_DATA_DIR", dataDir.toString(), "LECTERN_MAIL_EVERY", "off"))
                .awaitReady();
    }

    private static long event(ServerProcess server) {
        return json(request(server).body(Map.of("name", "Lecture", "access", 1)).post("/v3/events"), 201)
                .get("eventId")
                .longValue();
    }

    private Response invite(ServerProcess server) {
        List<Map<String, String>> users =
                EMAILS.stream().map(email -> Map.of("email", email)).toList();
        return request(server)
                .header("Idempotency-Key", "import 7")
                .body(Map.of("isAutoEnter", true, "sendEmail", true, "users", users))
                .post("/v3/events/{id}/invite", event);
    }

    private static RequestSpecification request(ServerProcess server) {
        return RestAssured.given()
                .baseUri(server.baseUrl().toString())
                .header("x-auth-token", "HelloWorld")
                .contentType(ContentType.JSON);
    }
}
