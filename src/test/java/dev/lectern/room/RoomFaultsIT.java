package dev.lectern.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lectern.room.RoomSteps.Person;
import dev.lectern.testing.PostgresServer;
import dev.lectern.testing.ServerProcess;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rooms on several servers with one database, stopped in order and killed (L3, S1). */
@Tag("faults")
class RoomFaultsIT {
    private static final int PEOPLE = 100;

    @TempDir
    static Path temporary;

    private static PostgresServer postgres;
    private static TestDatabase database;

    @BeforeAll
    static void startsPostgres() {
        postgres = PostgresServer.start(temporary.resolve("binaries"));
        database = new TestDatabase(postgres.dataSource());
    }

    @AfterAll
    static void stopsPostgres() {
        postgres.close();
    }

    @Test
    void L3_twoServersAreOneRoom() {
        try (var first = launch();
                var second = launch()) {
            first.awaitReady();
            second.awaitReady();
            RoomSteps room = room(first);
            Person kicked = room.person("Boris");
            try (RoomClient vera = RoomClient.join(first.baseUrl(), room.path(room.person("Vera")));
                    RoomClient boris = RoomClient.join(second.baseUrl(), room.path(kicked));
                    RoomClient clara = RoomClient.join(second.baseUrl(), room.path(room.person("Clara")))) {
                vera.chat("From the one");
                assertThat(clara.said(1)).containsExactly("From the one");
                boris.chat("From the other");
                assertThat(vera.said(2)).containsExactly("From the one", "From the other");
                vera.first(message -> message.path("online").asInt() == 3);

                room.kick(kicked);

                assertThat(boris.closeCode()).isEqualTo(4403);
                vera.first(message -> message.get("type").asText().equals("presence")
                        && message.get("online").asInt() == 2);

                second.stop();

                assertThat(clara.closeCode()).isEqualTo(1012);
                assertThat(room.connections("leaved_at IS NULL")).isEqualTo(1);
                room.stop();
                assertThat(vera.closeCode()).isEqualTo(4410);
            }
            assertThat(room.connections("leaved_at IS NOT NULL AND server_id IS NULL"))
                    .isEqualTo(3);
            assertThat(first.log()).doesNotContain("ERROR");
        }
    }

    @Test
    void S1_afterAKillPeopleComeBackAndTheirStaysAddUp() {
        RoomSteps room;
        List<Person> people = new ArrayList<>();
        List<RoomClient> before = new ArrayList<>();
        try (var killed = launch().awaitReady()) {
            room = room(killed);
            for (int i = 0; i < PEOPLE; i++) {
                people.add(room.person("Person " + i));
                before.add(RoomClient.join(killed.baseUrl(), room.path(people.get(i))));
            }
            before.get(0).chat("Before");
            before.forEach(client -> client.said(1));
            String heartbeat = seenAt(room);
            await().until(() -> !seenAt(room).equals(heartbeat));
            killed.kill();
        }
        String killedAt = room.stored("SELECT now()");
        before.forEach(RoomClient::closeCode);
        try (var next = launch().awaitReady()) {
            List<RoomClient> after = people.stream()
                    .map(person -> RoomClient.join(next.baseUrl(), room.path(person) + "&after=0"))
                    .toList();
            after.forEach(client -> assertThat(client.said(1)).containsExactly("Before"));
            await().atMost(Duration.ofSeconds(30)).until(() -> room.connections("leaved_at IS NULL") == PEOPLE);
            assertThat(room.stored(
                            "SELECT bool_and(leaved_at BETWEEN ?::timestamptz - interval '3 seconds' AND ?::timestamptz)"
                                    + " FROM connections WHERE session_id = ? AND leaved_at IS NOT NULL",
                            killedAt,
                            killedAt,
                            room.session()))
                    .isEqualTo("t");
            RestAssured.port = next.baseUrl().getPort();
            room.stop();
            after.forEach(client -> assertThat(client.closeCode()).isEqualTo(4410));
        }
        assertThat(room.connections("leaved_at IS NOT NULL")).isEqualTo(2 * PEOPLE);
        assertThat(room.stored("""
                SELECT count(*)
                FROM connections a
                JOIN connections b ON b.session_id = a.session_id AND b.user_id = a.user_id AND b.id > a.id
                WHERE a.session_id = ? AND a.leaved_at > b.joined_at
                """, room.session())).as("stays that overlap").isEqualTo("0");
    }

    @Test
    void aServerIsNotReadyWhileItsDatabaseIsAway() {
        try (var server = launch().awaitReady()) {
            postgres.refuse();
            await().until(() -> server.status("/q/health/ready") == 503);
            postgres.admit();
            await().until(() -> server.status("/q/health/ready") == 200);
        } finally {
            postgres.admit();
        }
    }

    private static String seenAt(RoomSteps room) {
        return room.stored("SELECT max(seen_at) FROM room_servers");
    }

    private static RoomSteps room(ServerProcess server) {
        RestAssured.port = server.baseUrl().getPort();
        return RoomSteps.create(database).start();
    }

    private static ServerProcess launch() {
        var settings = new HashMap<>(postgres.environment());
        settings.putAll(Map.of(
                "LECTERN_ADMIN_TOKEN", TestOrganization.ADMIN_TOKEN,
                "LECTERN_ROOM_HEARTBEAT", "1s",
                "LECTERN_ROOM_DEAD_AFTER", "PT3S"));
        return ServerProcess.launch(settings);
    }
}
