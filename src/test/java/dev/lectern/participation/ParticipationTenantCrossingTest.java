package dev.lectern.participation;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.lectern.participation.ParticipationCalls.numbers;
import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** W2: what belongs to one organisation is out of reach for another one's key. */
@QuarkusTest
class ParticipationTenantCrossingTest {
    @Inject
    ParticipationRows rows;

    private ParticipationCalls owner;
    private ParticipationCalls stranger;
    private long event;
    private long session;
    private long ofEvent;
    private long ofSession;
    private long strangersEvent;
    private String stored;

    @BeforeEach
    void createOrganizations() {
        owner = ParticipationCalls.create();
        stranger = ParticipationCalls.create();
        event = owner.event();
        session = owner.session(event);
        ofEvent = owner.registered(event, TestOrganization.address());
        ofSession = owner.registeredForSession(session, TestOrganization.address());
        strangersEvent = stranger.event();
        stranger.session(strangersEvent);
        stored = rows.contents();
    }

    @ParameterizedTest
    @EnumSource
    void W2_anothersIs404(ParticipationEndpoint endpoint) {
        Response answer = endpoint.send(complete(stranger), event, session);

        assertThat(message(answer, 404)).endsWith(" found");
        assertThat(rows.contents()).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void W2_anothersIs404WithAKeyToRepeatItToo(ParticipationEndpoint endpoint) {
        message(endpoint.send(complete(stranger).header("Idempotency-Key", "once"), event, session), 404);

        assertThat(rows.contents()).isEqualTo(stored);
    }

    @Test
    void R8_anothersParticipationsAreNotOfOnesOwnEvent() {
        message(ParticipationEndpoint.MODERATE.send(complete(stranger), strangersEvent, 0), 404);

        assertThat(rows.contents()).isEqualTo(stored);
    }

    @Test
    void R8_onlyOnesOwnOfThoseNamedAreModeratedKickedAndDeleted() {
        long own = stranger.registered(strangersEvent, TestOrganization.address());
        Object[] both = {"participationIds[0]", ofEvent, "participationIds[1]", own, "participationIds[2]", ofSession};
        String before = seenByOwner();

        JsonNode moderated = json(
                stranger.form(both).queryParam("isAccepted", "1").put("/v3/events/" + strangersEvent + "/moderate"),
                200);
        JsonNode kicked = json(stranger.put("/participations/kick", both), 200);
        JsonNode deleted = json(stranger.post("/participations/delete", both), 200);

        assertThat(moderated.get("count").intValue()).isOne();
        assertThat(kicked.get("count").intValue()).isOne();
        assertThat(deleted.get("count").intValue()).isOne();
        assertThat(seenByOwner()).isEqualTo(before);
        assertThat(stranger.ofEvent(strangersEvent)).isEmpty();
    }

    @Test
    void O1_somebodyInTwoOrganizationsIsOnePersonWithARegistrationAndAContactInEach() {
        String email = TestOrganization.address();
        json(owner.registerForEvent(event, "email", email, "name", "Nina"), 201);
        String before = seenByOwner();

        JsonNode answer =
                json(stranger.registerForEvent(strangersEvent, "email", email.toUpperCase(), "name", "Another"), 201);

        assertThat(answer.has("contactId")).isTrue();
        assertThat(seenByOwner()).isEqualTo(before);
        JsonNode here = owner.ofEvent(event);
        JsonNode there = stranger.ofEvent(strangersEvent);
        assertThat(numbers(there, "id")).doesNotContainAnyElementsOf(numbers(here, "id"));
        assertThat(there.get(0).get("userId")).isEqualTo(here.get(1).get("userId"));
        assertThat(texts(there, "name")).containsExactly("Nina");
        assertThat(there.get(0).get("url")).isNotEqualTo(here.get(1).get("url"));
        assertThat(rows.number("SELECT count(*) FROM contacts WHERE lower(email) = ?", email))
                .isEqualTo(2);
        assertThat(rows.number("SELECT participations_count FROM events WHERE id = ?", strangersEvent))
                .isOne();
    }

    /** All that any of the endpoints wants; participations are the owner's. */
    private RequestSpecification complete(ParticipationCalls calls) {
        return calls.form(
                "email",
                TestOrganization.address(),
                "isAutoEnter",
                true,
                "sendEmail",
                true,
                "users[0][email]",
                TestOrganization.address(),
                "isAccepted",
                false,
                "participationIds[0]",
                ofEvent,
                "participationIds[1]",
                ofSession);
    }

    private String seenByOwner() {
        return owner.ofSession(session) + "\n" + owner.ofEvent(event) + "\n" + owner.eventDetail(event) + "\n"
                + rows.text(
                        "SELECT string_agg(c::text, ' ' ORDER BY id) FROM contacts c WHERE organization_id = ?",
                        owner.organization().id());
    }
}
