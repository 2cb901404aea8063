package dev.lectern.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.room.RoomSteps.Person;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Everybody gets every message, in one order (L2, L3). */
@QuarkusTest
class RoomMessagesTest {
    @Inject
    TestDatabase database;

    private RoomSteps room;

    @BeforeEach
    void createRoom() {
        room = RoomSteps.create(database).start();
    }

    @Test
    void L3_everybodyGetsTheSameInTheSameOrder() {
        try (RoomClient vera = room.join("Vera");
                RoomClient boris = room.join("Boris");
                RoomClient clara = room.join("Clara")) {
            for (int i = 0; i < 8; i++) {
                vera.chat("Vera " + i);
                boris.chat("Boris " + i);
                clara.chat("Clara " + i);
            }

            List<String> said = vera.said(24);
            assertThat(said).hasSize(24).doesNotHaveDuplicates();
            assertThat(said.stream().filter(text -> text.startsWith("Boris")))
                    .containsExactlyElementsOf(IntStream.range(0, 8)
                            .mapToObj("Boris %d"::formatted)
                            .toList());
            assertThat(boris.said(24)).isEqualTo(said);
            assertThat(clara.said(24)).isEqualTo(said);
        }
    }

    @Test
    void L2_whatIsSentBeforeTheWelcomeIsSaidFirst() {
        storeMessages(1_000, "'Before ' || g");
        try (RoomClient vera = RoomClient.connect(RoomSteps.here(), room.path(room.person("Vera")) + "&after=0")) {
            vera.chat("Held 1").chat("Held 2").chat("Held 3");
            vera.first("welcome");
            vera.chat("Then 1").chat("Then 2").chat("Then 3");

            assertThat(vera.said(1_006).subList(1_000, 1_006))
                    .containsExactly("Held 1", "Held 2", "Held 3", "Then 1", "Then 2", "Then 3");
        }
    }

    @Test
    void L2_afterBringsWhatWasMissedInChunksWithoutGapsOrRepeats() {
        storeMessages(180, "'Before ' || g");
        String first = room.stored("SELECT min(id) FROM messages WHERE session_id = ?", room.session());
        Person late = room.person("Vera");
        try (RoomClient boris = room.join("Boris")) {
            var talking = CompletableFuture.runAsync(() -> storeMessages(100, "'Meanwhile ' || g"));
            try (RoomClient vera = RoomClient.join(RoomSteps.here(), room.path(late) + "&after=" + first);
                    RoomClient all = RoomClient.join(RoomSteps.here(), room.path(late) + "&after=0")) {
                talking.join();
                boris.chat("Now");

                List<String> expected = Stream.of(
                                IntStream.rangeClosed(1, 180).mapToObj("Before %d"::formatted),
                                IntStream.rangeClosed(1, 100).mapToObj("Meanwhile %d"::formatted),
                                Stream.of("Now"))
                        .flatMap(part -> part)
                        .toList();
                assertThat(all.said(281)).isEqualTo(expected);
                assertThat(vera.said(280)).isEqualTo(expected.subList(1, 281));
                assertThat(all.types().get(0)).isEqualTo("welcome");
                assertThat(boris.said(101)).isEqualTo(expected.subList(180, 281));
            }
        }
    }

    @Test
    void L2_withoutAfterNothingOfBeforeIsSent() {
        storeMessages(3, "'Before ' || g");
        Person person = room.person("Vera");
        for (String after : List.of("", "&after=", "&after=x", "&after=999999999999")) {
            try (RoomClient vera = RoomClient.join(RoomSteps.here(), room.path(person) + after)) {
                vera.chat("Now" + after);
                assertThat(vera.said(1)).containsExactly("Now" + after);
            }
        }
    }

    @Test
    void L3_nothingIsLostWhenTheListenersConnectionIs() {
        Person person = room.person("Vera");
        Person kicked = room.person("Boris");
        try (RoomClient vera = room.join(person);
                RoomClient boris = room.join(kicked)) {
            for (int i = 0; i < 5; i++) {
                assertThat(room.stored("""
                        SELECT count(pg_terminate_backend(pid))
                        FROM pg_stat_activity
                        WHERE query LIKE 'LISTEN%' AND datname = current_database()
                        """)).isNotNull();
                vera.chat("Still there " + i);
            }
            room.kick(kicked);

            assertThat(vera.said(5)).hasSize(5);
            assertThat(boris.closeCode()).isEqualTo(4403);
            room.stop();
            assertThat(vera.closeCode()).isEqualTo(4410);
        }
    }

    @Test
    void L2_whatIsWrittenBeforeTheEndReachesEverybodyBeforeIt() {
        try (RoomClient vera = room.join("Vera");
                RoomClient boris = room.join("Boris")) {
            var stop = CompletableFuture.runAsync(room::stop);
            for (int i = 0; i < 10 && !vera.isClosed(); i++) {
                vera.chatUnlessClosed("Last " + i);
            }
            stop.join();

            assertThat(boris.closeCode()).isEqualTo(4410);
            assertThat(vera.closeCode()).isEqualTo(4410);
            assertThat(boris.types()).endsWith("ended");
            String stored = room.stored(
                    "SELECT coalesce(string_agg(text, ',' ORDER BY id), '') FROM messages WHERE session_id = ?",
                    room.session());
            assertThat(String.join(",", boris.said())).isEqualTo(stored);
            assertThat(String.join(",", vera.said())).isEqualTo(stored);
        }
    }

    @Test
    void L2_hostsSeeWhoSpeaks() {
        Person guest = room.person("Vera");
        try (RoomClient host = room.join(room.host());
                RoomClient vera = room.join(guest)) {
            vera.chat("Hello");

            JsonNode told = host.first("chat");
            assertThat(told.get("participationId").longValue()).isEqualTo(guest.participationId());
            assertThat(vera.first("chat").has("participationId")).isFalse();
        }
    }

    @Test
    void L2_aReaderWhoDoesNotReadIsDropped() {
        Person person = room.person("Vera");
        RoomClient slow = room.connect(person).stopReading();
        assertThat(room.connections("leaved_at IS NULL")).isLessThanOrEqualTo(1);
        await().until(() -> room.connections("leaved_at IS NULL") == 1);

        storeMessages(3_000, "repeat('ж', 4000)");

        await().atMost(Duration.ofSeconds(30)).until(() -> room.connections("leaved_at IS NOT NULL") == 1);
        slow.abort();
    }

    private void storeMessages(int count, String text) {
        room.stored("""
                WITH written AS (
                    INSERT INTO messages (organization_id, session_id, user_id, kind, author, text, sent_at)
                    SELECT s.organization_id, s.id, s.create_user_id, 'chat', 'Somebody', %s, now()
                    FROM event_sessions s CROSS JOIN generate_series(1, ?) g
                    WHERE s.id = ?
                    ORDER BY g
                    RETURNING id)
                SELECT pg_notify('room', 'messages %d') FROM (SELECT count(*) FROM written) w
                """.formatted(text, room.session()), count, room.session());
    }
}
