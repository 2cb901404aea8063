package dev.lectern.participation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.lectern.testing.Forms;
import dev.lectern.testing.Race;
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
import static org.assertj.core.api.Assertions.assertThat;

/** Four of the largest invites at once, by form and by JSON, in 256 MiB of heap (R5). */
@Tag("faults")
class InviteMemoryIT {
    private static final int USERS = 10_000;

    @TempDir
    Path dataDir;

    @Test
    void R5_fourInvitesOfTenThousandAtOnceFitInto256Mebibytes() throws Exception {
        var settings = Map.of("LECTERN_DATA_DIR", dataDir.toString(), "LECTERN_MAIL_EVERY", "off");
        try (var server = ServerProcess.launch("256m", settings).awaitReady()) {
            List<Long> events =
                    IntStream.range(0, 4).mapToObj(i -> event(server)).toList();
            AtomicInteger turn = new AtomicInteger();

            List<Response> answers = Race.of(4, () -> {
                int i = turn.getAndIncrement();
                return i % 2 == 0 ? byJson(server, events.get(i)) : byForm(server, events.get(i));
            });

            for (Response answer : answers) {
                assertThat(new HashSet<>(texts(json(answer, 201), "link"))).hasSize(USERS);
            }
            for (long event : events) {
                Response list = request(server).get("/v3/events/{id}/participations?perPage=1", event);
                assertThat(json(list, 200)).hasSize(1);
                assertThat(list.header("X-Total-Count")).isEqualTo("10000");
            }
            assertThat(server.log()).doesNotContain("OutOfMemoryError", " has been blocked for ");
            System.out.println("Four invites: " + peak(server));
        }
    }

    private static String peak(ServerProcess server) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElseThrow();
    }

    private static long event(ServerProcess server) {
        return json(
                        request(server)
                                .contentType(ContentType.JSON)
                                .body(Map.of("name", "Lecture", "access", 1))
                                .post("/v3/events"),
                        201)
                .get("eventId")
                .longValue();
    }

    private static Response byJson(ServerProcess server, long event) {
        String batch = UUID.randomUUID().toString();
        List<Map<String, String>> users = IntStream.range(0, USERS)
                .mapToObj(i -> Map.of(
                        "email",
                        email(batch, i),
                        "name",
                        "Name " + i,
                        "secondName",
                        "Surname " + i,
                        "phone",
                        "+7 " + i))
                .toList();
        return request(server)
                .header("Idempotency-Key", batch)
                .contentType(ContentType.JSON)
                .body(Map.of("isAutoEnter", true, "sendEmail", true, "users", users))
                .post("/v3/events/{id}/invite", event);
    }

    private static Response byForm(ServerProcess server, long event) {
        String batch = UUID.randomUUID().toString();
        StringBuilder body = new StringBuilder("isAutoEnter=true&sendEmail=true");
        for (int i = 0; i < USERS; i++) {
            String user = "users[" + i + "]";
            body.append('&')
                    .append(Forms.encoded(
                            user + "[email]", email(batch, i),
                            user + "[name]", "Name " + i,
                            user + "[secondName]", "Surname " + i,
                            user + "[phone]", "+7 " + i));
        }
        return request(server)
                .header("Idempotency-Key", batch)
                .contentType(Forms.FORM)
                .body(body.toString())
                .post("/v3/events/{id}/invite", event);
    }

    private static String email(String batch, int number) {
        return "%s-%d@example.org".formatted(batch, number);
    }

    private static RequestSpecification request(ServerProcess server) {
        return RestAssured.given().baseUri(server.baseUrl().toString()).header("x-auth-token", "HelloWorld");
    }
}
