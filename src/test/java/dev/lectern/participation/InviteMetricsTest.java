package dev.lectern.participation;

import dev.lectern.testing.Scrape;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class InviteMetricsTest {
    @Test
    void invitesCountCallsAndThePeopleThatWereRegistered() {
        ParticipationCalls calls = ParticipationCalls.create();
        long event = calls.event();
        String[] addresses = {TestOrganization.address(), TestOrganization.address(), TestOrganization.address()};
        Scrape before = Scrape.now();
        calls.inviteToEvent(event, addresses).then().statusCode(201);
        calls.inviteToEvent(event, addresses).then().statusCode(409);
        Scrape after = Scrape.now();
        assertThat(grown(before, after, "lectern_invite_calls_total", "result=\"done\""))
                .isEqualTo(1);
        assertThat(grown(before, after, "lectern_invite_calls_total", "result=\"failed\""))
                .isEqualTo(1);
        assertThat(grown(before, after, "lectern_invite_people_total")).isEqualTo(3);
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }
}
