package dev.lectern.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import dev.lectern.testing.MailPeer;
import dev.lectern.testing.Race;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** R7 with mail servers as they are: those that refuse, postpone, stall, break off, or are not there. */
@QuarkusTest
class MailSenderTest {
    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    @Inject
    MailRun sending;

    private final String address = TestOrganization.address();
    private final String other = TestOrganization.address();
    private MailPeer peer;
    private MailSteps steps;
    private long event;

    @BeforeEach
    void invite() {
        sending.clear();
        peer = MailPeer.start();
        steps = MailSteps.of(database);
        event = steps.event("name", "Talk");
    }

    @AfterEach
    void close() {
        clock.reset();
        peer.close();
    }

    @Test
    void R7_mailIsSentOnce() {
        steps.invite("events/" + event, address, other);

        assertThat(sending.now()).isEqualTo(2);
        assertThat(sending.now()).isZero();

        assertThat(peer.to(address)).hasSize(1);
        assertThat(peer.to(other)).hasSize(1);
        assertThat(steps.mails(address)).containsExactly("INVITATION SENT 1");
        assertThat(steps.mail("due_at", address)).isNull();
    }

    @Test
    void R7_aRefusedMailIsADeadLetterAtOnceAndCanBeSentAgain() {
        peer.refuse(address);
        steps.invite("events/" + event, address, other);
        sending.now();

        assertThat(steps.mails(address)).containsExactly("INVITATION FAILED 1");
        assertThat(steps.mails(other)).containsExactly("INVITATION SENT 1");
        Map<String, Object> letter = admin().get("?status=FAILED").jsonPath().getMap("[0]");
        assertThat(letter)
                .containsEntry("kind", "INVITATION")
                .containsEntry("status", "FAILED")
                .containsEntry("email", address)
                .containsEntry("attempts", 1)
                .containsEntry("error", "recipient address not accepted: 550 no such user")
                .containsKeys("id", "participationId", "eventId", "createAt", "endAt");

        peer.accept(address);
        admin().post("/" + letter.get("id") + "/retry").then().statusCode(200);
        assertThat(sending.now()).isEqualTo(1);

        assertThat(peer.to(address)).hasSize(1);
        assertThat(steps.mails(address)).containsExactly("INVITATION SENT 1");
        admin().post("/" + letter.get("id") + "/retry").then().statusCode(409);
        admin().post("/1234567890123/retry").then().statusCode(404);
    }

    @Test
    void R7_allDeadLettersCanBeSentAgainAndListsArePaged() {
        peer.refuse(address);
        peer.refuse(other);
        steps.invite("events/" + event, address, other, TestOrganization.address());
        sending.now();

        assertThat(admin().get("?status=FAILED&page=2&perPage=1").jsonPath().getList("email"))
                .containsExactly(other);
        assertThat(admin().get("?status=FAILED&page=1&perPage=1").header("X-Total-Count"))
                .isEqualTo("2");
        assertThat(admin().get("").jsonPath().getList("status")).containsExactly("FAILED", "FAILED", "SENT");
        assertThat(admin().get("?status=LOST").statusCode()).isEqualTo(400);
        assertThat(admin().get("").asString())
                .doesNotContain(
                        steps.text("SELECT token FROM participations WHERE event_id = ? ORDER BY id LIMIT 1", event));

        assertThat(admin().post("/retry").jsonPath().getInt("count")).isEqualTo(2);
        assertThat(steps.mails(other)).containsExactly("INVITATION WAITING 0");
        assertThat(TestOrganization.admin()
                        .post(TestOrganization.create().path() + "/mails/retry")
                        .jsonPath()
                        .getInt("count"))
                .isZero();
    }

    @Test
    void R7_aPostponedMailIsTriedLater() {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        clock.stopAt(start);
        peer.postpone(address);
        steps.invite("events/" + event, address);
        sending.now();

        assertThat(steps.mails(address)).containsExactly("INVITATION WAITING 1");
        assertThat(steps.mail("error", address)).isEqualTo("recipient address not accepted: 450 come again later");
        assertThat(Duration.between(start, steps.dueAt(address)))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));

        peer.accept(address);
        clock.stopAt(start.plusSeconds(14));
        assertThat(sending.now()).isZero();
        clock.stopAt(start.plusSeconds(31));
        assertThat(sending.now()).isEqualTo(1);
        assertThat(steps.mails(address)).containsExactly("INVITATION SENT 2");
    }

    @Test
    void R7_waitsGrowUpToALimitAndThenAMailIsGivenUp() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        peer.postpone(address);
        steps.invite("events/" + event, address);

        for (int attempt = 1; attempt < 16; attempt++) {
            sending.now();
            assertThat(steps.mails(address)).containsExactly("INVITATION WAITING " + attempt);
            Duration full = Duration.ofSeconds(Math.min(30L << (attempt - 1), 6 * 3600));
            assertThat(Duration.between(clock.instant(), steps.dueAt(address))).isBetween(full.dividedBy(2), full);
            clock.stopAt(steps.dueAt(address).plusMillis(1));
        }
        sending.now();

        assertThat(steps.mails(address)).containsExactly("INVITATION FAILED 16");
    }

    @Test
    void R7_aPeerThatStallsDoesNotStopTheOthers() {
        String[] stalled = Stream.generate(TestOrganization::address).limit(12).toArray(String[]::new);
        Stream.of(stalled).forEach(peer::stall);
        steps.invite("events/" + event, stalled);
        steps.invite("events/" + event, address, other);

        sending.now();

        assertThat(peer.to(address)).hasSize(1);
        assertThat(peer.to(other)).hasSize(1);
        assertThat(stalled).allSatisfy(one -> assertThat(steps.mails(one)).containsExactly("INVITATION WAITING 1"));
    }

    @Test
    void R7_aConnectionThatBreaksIsTriedLater() {
        peer.drop(address);
        steps.invite("events/" + event, address, other);

        sending.now();

        assertThat(steps.mails(address)).containsExactly("INVITATION WAITING 1");
        assertThat(steps.mails(other)).containsExactly("INVITATION SENT 1");
    }

    @Test
    void R7_withoutItsServerMailWaits() {
        peer.close();
        steps.invite("events/" + event, address);

        sending.now();

        assertThat(steps.mails(address)).containsExactly("INVITATION WAITING 1");
        assertThat(steps.mail("error", address)).contains("refused");
    }

    @Test
    void R7_aMailWhoseSenderDiedIsDueWhenItsLeaseEnds() {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        clock.stopAt(start);
        steps.invite("events/" + event, address);
        sending.claim();

        assertThat(sending.now()).isZero();
        clock.stopAt(start.plus(Duration.ofMinutes(2)));
        assertThat(sending.now()).isEqualTo(1);

        assertThat(steps.mails(address)).containsExactly("INVITATION SENT 2");
    }

    @Test
    void R7_sendersShareTheWork() throws Exception {
        String[] many = Stream.generate(TestOrganization::address).limit(200).toArray(String[]::new);
        steps.invite("events/" + event, many);

        List<Integer> sent = Race.of(4, () -> sending.now());

        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        assertThat(peer.messages()).hasSize(200);
    }

    @Test
    void R7_whoWasRefusedMeanwhileGetsNothing() {
        steps.invite("events/" + event, address, other);
        steps.text(
                "UPDATE participations SET is_accepted = false WHERE user_id = (SELECT id FROM users WHERE email = ?)"
                        + " RETURNING id",
                address);

        sending.now();

        assertThat(peer.messages()).hasSize(1);
        assertThat(steps.mails(address)).isEmpty();
    }

    @Test
    void R7_sentMailsAreForgottenAfterAWeek() {
        steps.invite("events/" + event, address);
        sending.now();
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        sending.keepHouse();
        assertThat(steps.mails(address)).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        sending.keepHouse();
        assertThat(steps.mails(address)).isEmpty();
    }

    private MailAdmin admin() {
        return new MailAdmin(steps.organization());
    }
}
