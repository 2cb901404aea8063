package dev.lectern.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Answers;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.http.ContentType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A session on air with some people in its room, one of whom speaks all the time. */
record FullRoom(long session, List<RoomGuest> guests, ScheduledExecutorService speaking) implements AutoCloseable {
    static final int GUESTS = 10;

    private static final int PAUSE_MILLIS = 250;

    /** Opens one, whose people come by this address. */
    static FullRoom open(TestOrganization organization, URI base) {
        long event = call(organization, "/v3/events", Map.of("name", "Talk", "access", 1))
                .get("eventId")
                .asLong();
        long session = call(organization, "/v3/events/" + event + "/sessions", Map.of())
                .get("eventSessionId")
                .asLong();
        JsonNode links = call(
                organization,
                "/v3/events/" + event + "/invite",
                Map.of("isAutoEnter", true, "sendEmail", false, "users", people()));
        organization
                .request()
                .put("/v3/eventsessions/" + session + "/start")
                .then()
                .statusCode(204);
        HttpClient http = HttpClient.newHttpClient();
        List<RoomGuest> guests = IntStream.range(0, GUESTS)
                .mapToObj(i -> links.get(i).get("link").asText().replaceFirst(".*/", ""))
                .map(token -> RoomGuest.enter(http, base, session, token))
                .toList();
        ScheduledExecutorService speaking = Executors.newSingleThreadScheduledExecutor();
        speaking.scheduleAtFixedRate(guests.get(0)::speak, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return new FullRoom(session, guests, speaking);
    }

    private static JsonNode call(TestOrganization organization, String path, Map<String, ?> body) {
        return Answers.json(
                organization.request().contentType(ContentType.JSON).body(body).post(path), 201);
    }

    private static List<Map<String, String>> people() {
        return Stream.generate(() -> Map.of("email", TestOrganization.address(), "name", "Vera"))
                .limit(GUESTS)
                .toList();
    }

    /** How often somebody was told by a server to go to another one. */
    int restarts() {
        return guests.stream().mapToInt(RoomGuest::restarts).sum();
    }

    /** How much was said. */
    int said() {
        return guests.get(0).heard().size();
    }

    /** From now on nothing is said; everybody has heard everything, once and in the order in which it was written down. */
    void assertNothingMissed(TestDatabase database) {
        speaking.shutdownNow();
        String ordered = "SELECT coalesce(string_agg(text, '\n' ORDER BY id), '') FROM messages WHERE session_id = ?";
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<String> all = database.text(ordered, session).lines().toList();
            assertThat(guests).allSatisfy(guest -> assertThat(guest.heard()).isEqualTo(all));
        });
    }

    @Override
    public void close() {
        speaking.shutdownNow();
        guests.forEach(RoomGuest::close);
    }
}
