package dev.lectern.mail;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import dev.lectern.testing.MailPeer;
import dev.lectern.testing.Ports;
import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.TWO_MINUTES;

/** No mail is lost, whatever happens to the server, and few are sent twice (R7). */
@Tag("faults")
class MailSigkillIT {
    private static final int MAILS = 1_000;
    private static final int BATCH = 50;
    private static final String NO_SERVER = "No mail server is configured";

    @TempDir
    Path dataDir;

    @Test
    void R7_aThousandMailsOutliveAServerWithoutMailAndOneKilledWhileSending() {
        int port = Ports.free();
        try (var server = start(Map.of())) {
            invite(server);
            await().until(() -> server.log().contains(NO_SERVER));
            assertThat(mails(server, "WAITING")).isEqualTo(MAILS);
            server.kill();
            assertThat(server.log().split(NO_SERVER)).hasSize(2);
        }
        try (var peer = MailPeer.start(port)) {
            try (var server = start(through(port))) {
                await().atMost(TWO_MINUTES).until(() -> peer.messages().size() >= MAILS / 3);
                server.kill();
            }
            int before = peer.messages().size();
            assertThat(before).isLessThan(MAILS);
            try (var server = start(through(port))) {
                await().atMost(TWO_MINUTES).until(() -> mails(server, "SENT") == MAILS);
            }
            report(before, peer.messages());
        }
    }

    private static void report(int before, List<MimeMessage> messages) {
        Set<String> recipients =
                messages.stream().map(message -> header(message, "To")).collect(Collectors.toSet());
        Set<String> ids =
                messages.stream().map(message -> header(message, "Message-ID")).collect(Collectors.toSet());
        int twice = messages.size() - ids.size();
        System.out.printf("%d mails, killed after %d: %d were sent twice%n", MAILS, before, twice);

        assertThat(recipients).hasSize(MAILS);
        assertThat(ids).hasSize(MAILS);
        assertThat(twice).isLessThanOrEqualTo(BATCH);
    }

    private static void invite(ServerProcess server) {
        long event = request(server)
                .body(Map.of("name", "Lecture", "access", 1, "startsAt", "2035-01-01 10:00"))
                .post("/v3/events")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("eventId");
        List<Map<String, String>> users = IntStream.range(0, MAILS)
                .mapToObj(i -> Map.of("email", "person%d@example.org".formatted(i)))
                .toList();
        request(server)
                .body(Map.of("isAutoEnter", true, "sendEmail", true, "users", users))
                .post("/v3/events/{id}/invite", event)
                .then()
                .statusCode(201);
    }

    private static int mails(ServerProcess server, String status) {
        String total = RestAssured.given()
                .baseUri(server.baseUrl().toString())
                .auth()
                .oauth2("demo-admin")
                .get("/admin/v1/organizations/1/mails?perPage=1&status=" + status)
                .header("X-Total-Count");
        return Integer.parseInt(total);
    }

    private static Map<String, String> through(int port) {
        return Map.of("QUARKUS_MAILER_HOST", "127.0.0.1", "QUARKUS_MAILER_PORT", Integer.toString(port));
    }

    private ServerProcess start(Map<String, String> mailer) {
        Map<String, String> settings = new HashMap<>(mailer);
        settings.putAll(Map.of(
                "LECTERN_DATA_DIR",
                dataDir.toString(),
                "LECTERN_MAIL_EVERY",
                "1s",
                "LECTERN_MAIL_BATCH",
                Integer.toString(BATCH),
                "LECTERN_MAIL_LEASE",
                "PT10S"));
        return ServerProcess.launch(settings).awaitReady();
    }

    private static RequestSpecification request(ServerProcess server) {
        return RestAssured.given()
                .baseUri(server.baseUrl().toString())
                .header("x-auth-token", "HelloWorld")
                .contentType(ContentType.JSON);
    }

    private static String header(MimeMessage message, String name) {
        try {
            return Arrays.stream(message.getHeader(name)).findFirst().orElseThrow();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
