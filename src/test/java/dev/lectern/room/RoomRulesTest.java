package dev.lectern.room;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import dev.lectern.room.RoomSteps.Person;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What may be sent (L2, W5), and what hosts may do. */
@QuarkusTest
class RoomRulesTest {
    @Inject
    TestDatabase database;

    private RoomSteps room;

    @BeforeEach
    void createRoom() {
        room = RoomSteps.create(database).start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "[]",
                "{}",
                "{\"type\":\"shout\",\"text\":\"x\"}",
                "{\"type\":\"chat\"}",
                "{\"type\":\"chat\",\"text\":\"  \"}",
                "{\"type\":\"chat\",\"text\":\"a\\u0007b\"}",
                "{\"type\":\"chat\",\"text\":\"a\\u0000b\"}",
                "{\"type\":\"chat\",\"text\":\"\\ud83d\"}",
                "{\"type\":\"accept\",\"participationId\":\"x\"}"
            })
    void L2_garbageGetsAnError(String garbage) {
        try (RoomClient vera = room.join("Vera")) {
            vera.sendRaw(garbage);
            assertThat(vera.first("error").get("code").intValue()).isEqualTo(400);
            vera.chat("Sorry");
            assertThat(vera.said(1)).containsExactly("Sorry");
        }
    }

    @Test
    void L2_theTenthGarbageClosesTheSocket() {
        try (RoomClient vera = room.join("Vera")) {
            for (int i = 0; i < 10; i++) {
                vera.sendRaw("garbage");
            }
            assertThat(vera.closeCode()).isEqualTo(1008);
            assertThat(vera.all("error")).hasSize(10);
        }
    }

    @Test
    void L2_aMessageThatIsFarTooLongClosesTheSocket() {
        try (RoomClient vera = room.join("Vera").ignoreClose()) {
            vera.chat("x".repeat(300_000));
            assertThat(vera.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void W5_textsHaveAtMost4096Characters() {
        try (RoomClient vera = room.join("Vera")) {
            vera.chat("😀".repeat(4096)).chat("x".repeat(4097));
            assertThat(vera.first("error").get("code").intValue()).isEqualTo(400);
            assertThat(vera.said(1)).containsExactly("😀".repeat(4096));
            vera.chat("two\nlines\tand <b>");
            assertThat(vera.said(2)).endsWith("two\nlines\tand <b>");
        }
    }

    @Test
    void L2_whoFloodsIsSlowedAndLosesNothing() {
        try (RoomClient vera = room.join("Vera")) {
            List<String> sent =
                    IntStream.range(0, 100).mapToObj("Line %d"::formatted).toList();
            long start = System.nanoTime();
            sent.forEach(vera::chat);

            assertThat(vera.said(100)).isEqualTo(sent);
            assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThan(1_900);
            assertThat(vera.all("error")).isEmpty();
        }
    }

    @Test
    void L2_whatIsSentBeforeTheWelcomeIsHeardAfterIt() {
        try (RoomClient vera = room.connect(room.person("Vera"))) {
            vera.chat("First").chat("Second").chat("Third");

            assertThat(vera.said(3)).containsExactly("First", "Second", "Third");
            assertThat(vera.types().get(0)).isEqualTo("welcome");
            assertThat(vera.all("error")).isEmpty();
        }
    }

    @Test
    void L2_whatWaitsOfOnePersonIsBounded() {
        try (RoomClient vera = room.join("Vera")) {
            for (int i = 0; i < 400; i++) {
                vera.chat("Line " + i);
            }
            assertThat(vera.first("error").get("code").intValue()).isEqualTo(429);
        }
    }

    @Test
    void L2_hostsStartAndStop() {
        RoomSteps next = room.anotherSession();
        try (RoomClient host = next.join(next.host());
                RoomClient vera = next.join("Vera")) {
            host.send("start");
            vera.first("started");
            host.first("started");
            host.send("start");
            assertThat(host.first("error").get("code").intValue()).isEqualTo(404);

            host.send("stop");

            assertThat(vera.closeCode()).isEqualTo(4410);
            assertThat(host.closeCode()).isEqualTo(4410);
        }
    }

    @Test
    void L2_hostsLetInAndSendOut() {
        Person waiting = room.person("Vera");
        room.moderate(waiting, false);
        try (RoomClient host = room.join(room.host())) {
            host.first(message -> message.path("waitingCount").asInt() == 1
                    && message.at("/waiting/0/participationId").asLong() == waiting.participationId()
                    && message.at("/waiting/0/name").asText().equals("Vera")
                    && message.at("/waiting/0/email").asText().endsWith("@example.org"));

            host.send("accept", "participationId", waiting.participationId());
            host.first(message ->
                    message.has("waitingCount") && message.get("waitingCount").intValue() == 0);

            try (RoomClient vera = room.join(waiting)) {
                host.first(message -> message.path("insideCount").asInt() == 2
                        && message.at("/inside/0/role").asText().equals("LECTURER")
                        && message.at("/inside/1/name").asText().equals("Vera"));
                host.send("remove", "participationId", waiting.participationId());
                assertThat(vera.closeCode()).isEqualTo(4403);
                assertThat(vera.all("people")).isEmpty();
            }
            assertThat(room.connect(waiting).closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void L2_hostsSendOutWhoIsRegisteredTwiceByEitherLink() {
        Person ofSession = room.personOfSession("Vera");
        Person ofSeries = room.alsoOfSeries(ofSession);
        try (RoomClient host = room.join(room.host());
                RoomClient vera = room.join(ofSeries)) {
            host.send("remove", "participationId", ofSession.participationId());
            assertThat(vera.closeCode()).isEqualTo(4403);
            assertThat(room.connect(ofSession).closeCode()).isEqualTo(4403);

            host.send("accept", "participationId", ofSession.participationId());
            await().until(() -> room.stored(
                            "SELECT count(*) FROM participations WHERE event_id = ? AND is_accepted", room.event())
                    .equals("3"));
            room.join(ofSeries).close();
        }
    }

    @Test
    void L2_guestsMayNotAndForeignPeopleAreNotThere() {
        Person guest = room.person("Vera");
        RoomSteps other = RoomSteps.create(database);
        Person stranger = other.person("Boris");
        Person ofOther = room.anotherSession().personOfSession("Clara");
        try (RoomClient host = room.join(room.host());
                RoomClient vera = room.join(guest)) {
            for (String type : List.of("start", "stop")) {
                vera.send(type);
            }
            vera.send("remove", "participationId", guest.participationId());
            assertThat(vera.all("error", 3))
                    .extracting(error -> error.get("code").intValue())
                    .containsExactly(403, 403, 403);
            host.send("remove", "participationId", stranger.participationId());
            host.send("remove", "participationId", ofOther.participationId());
            assertThat(host.all("error", 2))
                    .extracting(error -> error.get("code").intValue())
                    .containsExactly(404, 404);
        }
        assertThat(room.stored("SELECT is_accepted FROM participations WHERE id = ?", ofOther.participationId()))
                .isEqualTo("t");
    }

    @Test
    void R8_whoIsKickedIsNotHeardAnyMore() {
        Person kicked = room.host();
        try (RoomClient stays = room.join("Vera")) {
            RoomClient host = room.join(kicked).ignoreClose();
            room.kick(kicked);
            assertThat(host.closeCode()).isEqualTo(4403);

            host.chat("Still here").send("accept", "participationId", kicked.participationId());

            stays.chat("After all").chat("of that");
            assertThat(stays.said(2)).containsExactly("After all", "of that");
            assertThat(room.connect(kicked).closeCode()).isEqualTo(4403);
            host.abort();
        }
    }

    @Test
    void R8_whoIsKickedWhileComingInDoesNotStay() {
        for (int i = 0; i < 15; i++) {
            Person person = room.person("Vera");
            var kick = CompletableFuture.runAsync(() -> room.kick(person));
            try (RoomClient vera = room.connect(person)) {
                kick.join();
                assertThat(vera.closeCode()).isEqualTo(4403);
            }
        }
        await().until(() -> room.connections("leaved_at IS NULL") == 0);
    }
}
