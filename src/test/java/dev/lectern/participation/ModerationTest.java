package dev.lectern.participation;

import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** Accepting, kicking and deleting (R8). */
@QuarkusTest
class ModerationTest {
    private ParticipationCalls calls;
    private long event;
    private long session;
    private long first;
    private long second;

    @BeforeEach
    void createOrganization() {
        calls = ParticipationCalls.create();
        event = calls.event();
        session = calls.session(event);
        first = calls.registered(event, TestOrganization.address());
        second = calls.registeredForSession(session, TestOrganization.address());
    }

    @Test
    void R8_moderateCountsThoseNamedOfTheEventChangedOrNot() {
        long other = calls.registered(calls.event(), TestOrganization.address());

        assertThat(count(moderate(false, first, second, other, 987_654_321L))).isEqualTo(2);
        assertThat(texts(calls.ofSession(session), "isAccepted")).containsExactly("0", "0");
        assertThat(count(moderate(false, first, first))).isEqualTo(1);
        assertThat(count(moderate(true, first, second))).isEqualTo(2);
        assertThat(texts(calls.ofSession(session), "isAccepted")).containsExactly("1", "1");
    }

    @Test
    void R8_moderateFindsNone() {
        long other = calls.registered(calls.event(), TestOrganization.address());

        message(moderate(false, other), 404);
        assertThat(message(calls.put("/events/987654321/moderate", "isAccepted", 1, "participationIds[]", first), 404))
                .isEqualTo("Event 987654321 not found");
    }

    @Test
    void R8_moderateNeedsIdsAndWhetherToAccept() {
        assertThat(fieldErrors(calls.put("/events/" + event + "/moderate")))
                .isEqualTo(Map.of("participationIds", "ERROR_EMPTY", "isAccepted", "ERROR_EMPTY"));
        assertThat(fieldErrors(
                        calls.put("/events/" + event + "/moderate", "isAccepted", "x", "participationIds[0]", "y")))
                .isEqualTo(Map.of("participationIds[0]", "ERROR_FORMAT", "isAccepted", "ERROR_FORMAT"));
    }

    @Test
    void R8_kickTakesAcceptedOnesOnly() {
        moderate(false, second);

        assertThat(count(
                        calls.put("/participations/kick", "participationIds[0]", first, "participationIds[1]", second)))
                .isEqualTo(1);
        assertThat(texts(calls.ofSession(session), "isAccepted")).containsExactly("0", "0");
        message(calls.put("/participations/kick", "participationIds[0]", first), 404);
    }

    @Test
    void R8_deleteIsForGood() {
        String email = texts(calls.ofEvent(event), "email").get(0);

        Response answer = calls.post(
                "/participations/delete",
                "participationIds[0]",
                first,
                "participationIds[1]",
                second,
                "participationIds[2]",
                987_654_321);

        assertThat(count(answer)).isEqualTo(2);
        assertThat(calls.ofSession(session)).isEmpty();
        message(calls.post("/participations/delete", "participationIds[0]", first), 404);
        calls.registered(event, email);
    }

    @Test
    void R8_kickAndDeleteNeedIds() {
        Map<String, String> missing = Map.of("participationIds", "ERROR_EMPTY");

        assertThat(fieldErrors(calls.put("/participations/kick"))).isEqualTo(missing);
        assertThat(fieldErrors(calls.post("/participations/delete"))).isEqualTo(missing);
    }

    @Test
    void E9_participationsOfDeletedEventsAreNotThere() {
        calls.request().delete("/v3/organization/events/" + event).then().statusCode(204);

        message(moderate(false, first), 404);
        message(calls.put("/participations/kick", "participationIds[0]", first), 404);
        message(calls.post("/participations/delete", "participationIds[0]", first), 404);
        message(calls.getOfEvent(event), 404);
        message(calls.getOfSession(session), 404);
    }

    private Response moderate(boolean isAccepted, long... ids) {
        Object[] parameters = new Object[2 + 2 * ids.length];
        parameters[0] = "isAccepted";
        parameters[1] = isAccepted;
        for (int i = 0; i < ids.length; i++) {
            parameters[2 + 2 * i] = "participationIds[" + i + "]";
            parameters[3 + 2 * i] = ids[i];
        }
        return calls.put("/events/" + event + "/moderate", parameters);
    }

    private static int count(Response answer) {
        return json(answer, 200).get("count").intValue();
    }
}
