package dev.lectern.room;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.room.RoomSteps.Person;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Entering, talking and leaving (L2). */
@QuarkusTest
class RoomTest {
    @Inject
    TestDatabase database;

    private RoomSteps room;

    @BeforeEach
    void createRoom() {
        room = RoomSteps.create(database);
    }

    @Test
    void L2_welcomeTellsWhoOneIsAndHowTheSessionIs() {
        room.start();
        Person person = room.person("Vera");

        try (RoomClient vera = room.join(person)) {
            JsonNode welcome = vera.first("welcome");
            assertThat(welcome.get("participationId").longValue()).isEqualTo(person.participationId());
            assertThat(welcome.get("name").textValue()).isEqualTo("Vera");
            assertThat(welcome.get("role").textValue()).isEqualTo("GUEST");
            assertThat(welcome.get("status").textValue()).isEqualTo("START");
            assertThat(welcome.get("online").longValue()).isEqualTo(1);
            assertThat(welcome).hasSize(6);
        }
    }

    @Test
    void L2_whatIsSaidReachesEverybodyWithItsAuthor() {
        room.start();
        try (RoomClient vera = room.join("Vera");
                RoomClient boris = room.join("Boris")) {
            vera.chat("  Good evening ");
            boris.send("question", "text", "Will there be slides?");

            JsonNode chat = boris.first("chat");
            assertThat(chat.get("author").textValue()).isEqualTo("Vera");
            assertThat(chat.get("text").textValue()).isEqualTo("Good evening");
            assertThat(chat.get("at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0300");
            assertThat(chat).hasSize(5);
            JsonNode question = vera.first("question");
            assertThat(question.get("author").textValue()).isEqualTo("Boris");
            assertThat(vera.first("chat").get("id")).isEqualTo(chat.get("id"));
        }
    }

    @Test
    void L2_refusalsHaveTheirCodes() {
        Person person = room.person("Vera");
        RoomSteps other = RoomSteps.create(database);
        RoomSteps second = room.anotherSession();
        Person ofFirst = room.personOfSession("Boris");

        assertThat(RoomClient.connect(RoomSteps.here(), "/room/" + room.session())
                        .closeCode())
                .isEqualTo(4401);
        assertThat(room.connect(new Person(1, "0".repeat(32))).closeCode()).isEqualTo(4401);
        assertThat(room.connect(new Person(1, "%00")).closeCode()).isEqualTo(4401);
        assertThat(other.connect(person).closeCode()).isEqualTo(4403);
        assertThat(second.connect(ofFirst).closeCode()).isEqualTo(4403);
        assertThat(RoomClient.connect(RoomSteps.here(), "/room/987654321?token=" + person.token())
                        .closeCode())
                .isEqualTo(4404);
        assertThat(RoomClient.connect(RoomSteps.here(), "/room/x?token=" + person.token())
                        .closeCode())
                .isEqualTo(4404);
        room.moderate(person, false);
        assertThat(room.connect(person).closeCode()).isEqualTo(4403);
        room.moderate(person, true);
        room.start().stop();
        assertThat(room.connect(person).closeCode()).isEqualTo(4410);
        room.deleteSession();
        assertThat(room.connect(person).closeCode()).isEqualTo(4404);
        assertThat(room.connections("true")).isZero();
    }

    @Test
    void L2_whoWaitsIsInsideOnceTheSessionStarts() {
        Person person = room.person("Vera");
        try (RoomClient vera = room.join(person)) {
            assertThat(vera.first("welcome").get("status").textValue()).isEqualTo("ACTIVE");
            assertThat(room.connections("joined_at IS NULL AND leaved_at IS NULL"))
                    .isEqualTo(1);
            assertThat(participation(person)).isEqualTo("t WAITING");
            vera.chat("Is anybody here?");
            assertThat(vera.first("error").get("code").intValue()).isEqualTo(409);

            room.start();

            vera.first("started");
            assertThat(participation(person)).isEqualTo("t AGREED");
            vera.chat("Hello");
            assertThat(vera.said(1)).containsExactly("Hello");
            assertThat(room.stored("""
                    SELECT c.joined_at = s.starts_at
                    FROM connections c JOIN event_sessions s ON s.id = c.session_id
                    WHERE s.id = ?
                    """, room.session())).isEqualTo("t");
        }
    }

    @Test
    void S1_whoWaitsInTheLobbyHasNotCome() {
        Person person = room.person("Vera");
        try (RoomClient lobby = lobby(person);
                RoomClient boris = room.join("Boris")) {
            assertThat(boris.first("welcome").get("online").longValue()).isEqualTo(2);

            room.start();

            boris.first("started");
            lobby.first("started");
            lobby.chat("Is anybody here?");
            assertThat(lobby.first("error").get("code").intValue()).isEqualTo(409);
            try (RoomClient late = lobby(person)) {
                assertThat(late.first("welcome").get("status").textValue()).isEqualTo("START");
                boris.chat("Between us");
                boris.said(1);
                late.chat("What?");
                assertThat(late.first("error").get("code").intValue()).isEqualTo(409);
                assertThat(late.all("chat")).isEmpty();
            }
            assertThat(room.connections("joined_at IS NOT NULL")).isEqualTo(1);
            assertThat(participation(person)).isEqualTo("t WAITING");
        }
        await().until(() -> room.connections("leaved_at IS NULL") == 0);
        assertThat(room.connections("true")).isEqualTo(1);
    }

    @Test
    void R10_enteringOnAirIsComing() {
        room.start();
        Person person = room.person("Vera");

        room.join(person).close();

        assertThat(participation(person)).isEqualTo("t AGREED");
    }

    @Test
    void L2_theEndClosesEverySocketAndEveryVisitThen() {
        room.start();
        try (RoomClient vera = room.join("Vera");
                RoomClient boris = room.join("Boris")) {
            vera.chat("Last words");
            boris.said(1);

            room.stop();

            assertThat(boris.closeCode()).isEqualTo(4410);
            assertThat(boris.types()).endsWith("ended");
            assertThat(vera.closeCode()).isEqualTo(4410);
        }
        assertThat(room.stored("""
                SELECT count(*) FROM connections c JOIN event_sessions s ON s.id = c.session_id
                WHERE s.id = ? AND c.leaved_at = s.ends_at AND c.server_id IS NULL
                """, room.session())).isEqualTo("2");
    }

    @Test
    void S1_leavingClosesTheVisitAndAWaitLeavesNothing() {
        RoomClient waiting = room.join("Boris");
        waiting.close();
        await().until(() -> room.connections("true") == 0);
        room.start();

        room.join("Vera").close();

        await().until(() -> room.connections("leaved_at >= joined_at AND server_id IS NULL") == 1);
    }

    @Test
    void L2_deletedSessionsCloseWith4404() {
        room.start();
        try (RoomClient vera = room.join("Vera")) {
            room.deleteSession();

            assertThat(vera.closeCode()).isEqualTo(4404);
        }
        await().until(() -> room.connections("leaved_at IS NULL") == 0);
    }

    @Test
    void R8_whoIsKickedOrDeletedIsTold() {
        room.start();
        Person kicked = room.person("Vera");
        Person deleted = room.personOfSession("Boris");
        try (RoomClient vera = room.join(kicked);
                RoomClient boris = room.join(deleted);
                RoomClient stays = room.join("Clara")) {
            room.kick(kicked);
            room.delete(deleted);

            assertThat(vera.closeCode()).isEqualTo(4403);
            assertThat(vera.types()).endsWith("kicked");
            assertThat(boris.closeCode()).isEqualTo(4403);
            assertThat(stays.first(message -> message.path("online").asInt() == 1))
                    .isNotNull();
            stays.chat("Alone");
            assertThat(stays.said(1)).containsExactly("Alone");
        }
    }

    private RoomClient lobby(Person person) {
        return RoomClient.join(RoomSteps.here(), room.path(person) + "&lobby=1");
    }

    private String participation(Person person) {
        return room.stored(
                "SELECT is_seen::text::char(1) || ' ' || agreement_status FROM participations WHERE id = ?",
                person.participationId());
    }
}
