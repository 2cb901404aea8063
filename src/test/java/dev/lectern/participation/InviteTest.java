package dev.lectern.participation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.contract.Leniency.WRONG_ROWS;
import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** Registration of many people in a call (R5). */
@QuarkusTest
class InviteTest {
    @Inject
    TestDatabase database;

    private ParticipationCalls calls;
    private long event;

    @BeforeEach
    void createOrganization() {
        calls = ParticipationCalls.create();
        event = calls.event();
    }

    @Test
    void R5_answersInTheOrderGivenWithPersonalLinksAndContacts() {
        String[] emails = emails(5);

        JsonNode answer = json(calls.inviteToEvent(event, emails), 201);

        assertThat(texts(answer, "email")).containsExactly(emails);
        assertThat(answer.get(0).fieldNames())
                .toIterable()
                .containsExactly("participationId", "email", "link", "contactId");
        assertThat(texts(answer, "link"))
                .doesNotHaveDuplicates()
                .allMatch(link -> link.matches(
                        "http://localhost:8080/" + calls.organization().alias() + "/" + event + "/[0-9a-f]{32}"));
        JsonNode listed = calls.ofEvent(event);
        assertThat(texts(listed, "id")).isEqualTo(texts(answer, "participationId"));
        assertThat(texts(listed, "email")).containsExactly(emails);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "massregister"})
    void R5_bothNamesForSeriesAndSession(String name) {
        long session = calls.session(event);
        String[] emails = emails(2);

        json(calls.post("/events/" + event + "/" + name, ParticipationCalls.users(emails[0])), 201);
        json(calls.post("/eventsessions/" + session + "/" + name, ParticipationCalls.users(emails[1])), 201);

        assertThat(texts(calls.ofEvent(event), "email")).containsExactly(emails[0]);
        assertThat(texts(calls.ofSession(session), "email")).containsExactlyInAnyOrder(emails);
    }

    @Test
    void R5_sparseIndexesKeepTheirOrder() {
        String[] emails = emails(3);

        Response answer = calls.post(
                "/events/" + event + "/invite",
                "isAutoEnter",
                true,
                "users[4711][email]",
                emails[2],
                "users[3][email]",
                emails[0],
                "sendEmail",
                false,
                "users[20][email]",
                emails[1]);

        assertThat(texts(json(answer, 201), "email")).containsExactly(emails);
    }

    @Test
    void R5_inviteSkipsBadRows() {
        String[] emails = emails(3);

        Response answer = calls.form(
                        "isAutoEnter",
                        true,
                        "sendEmail",
                        false,
                        "users[0][email]",
                        emails[0],
                        "users[1][email]",
                        "nobody",
                        "users[2][name]",
                        "Without address",
                        "users[3][email]",
                        emails[1],
                        "users[3][role]",
                        "OWNER",
                        "users[4][email]",
                        emails[2],
                        "users[4][role]",
                        "ADMIN")
                .filter(WRONG_ROWS)
                .post("/v3/events/" + event + "/invite");

        assertThat(texts(json(answer, 201), "email")).containsExactly(emails[0], emails[2]);
        assertThat(texts(calls.ofEvent(event), "role")).containsExactly("GUEST", "ADMIN");
    }

    @Test
    void R5_inviteSkipsWhoLacksAnAnswer() {
        event = calls.event("additionalFields[0][label]", "Which", "additionalFields[0][type]", "text");
        String key = calls.eventDetail(event).at("/additionalFields/0/key").asText();
        String[] emails = emails(2);

        Response answer = calls.post(
                "/events/" + event + "/massregister",
                "isAutoEnter",
                true,
                "sendEmail",
                false,
                "users[0][email]",
                emails[0],
                "users[1][email]",
                emails[1],
                "users[1][additionalFields][" + key + "]",
                "this one");

        assertThat(texts(json(answer, 201), "email")).containsExactly(emails[1]);
        assertThat(calls.ofEvent(event).at("/0/additionalFields/0/value").asText())
                .isEqualTo("this one");
    }

    @Test
    void R5_aRepeatedAddressCountsOnceAsFirstGiven() {
        String email = TestOrganization.address();

        Response answer = calls.post(
                "/events/" + event + "/invite",
                "isAutoEnter",
                true,
                "sendEmail",
                false,
                "users[0][email]",
                email,
                "users[0][name]",
                "First",
                "users[1][email]",
                email.toUpperCase(),
                "users[1][name]",
                "Second");

        assertThat(texts(json(answer, 201), "email")).containsExactly(email);
        assertThat(texts(calls.ofEvent(event), "name")).containsExactly("First");
    }

    @Test
    void R5_whoIsRegisteredIsSkipped() {
        String[] emails = emails(3);
        calls.registered(event, emails[1]);

        JsonNode answer = json(calls.inviteToEvent(event, emails), 201);

        assertThat(texts(answer, "email")).containsExactly(emails[0], emails[2]);
    }

    @Test
    void R1_whoIsInTheSeriesIsSkippedForASession() {
        String[] emails = emails(2);
        calls.registered(event, emails[0]);

        JsonNode answer = json(calls.inviteToSession(calls.session(event), emails), 201);

        assertThat(texts(answer, "email")).containsExactly(emails[1]);
    }

    @Test
    void R5_nobodyNewIs409AndNothingIsDone() throws Exception {
        String[] emails = emails(2);
        json(calls.inviteToEvent(event, emails), 201);

        message(calls.inviteToEvent(event, emails), 409);
        message(calls.inviteToEvent(event, "nobody", "no@where"), 409);

        assertThat(calls.ofEvent(event)).hasSize(2);
    }

    @Test
    void R5_moreThan10000Are400() {
        String[] emails =
                IntStream.rangeClosed(0, 10_000).mapToObj(i -> "no address").toArray(String[]::new);

        assertThat(fieldErrors(calls.inviteToEvent(event, emails))).isEqualTo(Map.of("users", "ERROR_RANGE"));
    }

    @Test
    void R5_requiredFieldsAreNamed() {
        assertThat(fieldErrors(calls.post("/events/" + event + "/invite")))
                .isEqualTo(Map.of("users", "ERROR_EMPTY", "isAutoEnter", "ERROR_EMPTY", "sendEmail", "ERROR_EMPTY"));
    }

    @ParameterizedTest
    @CsvSource({"invite,events", "massregister,events", "invite,eventsessions", "massregister,eventsessions"})
    void R5_unknownOnesAre404(String name, String kind) {
        message(
                calls.post("/" + kind + "/987654321/" + name, ParticipationCalls.users(TestOrganization.address())),
                404);
    }

    @Test
    void E8_aStoppedEventIs400() {
        calls.put("/organization/events/" + event, "status", "STOP").then().statusCode(204);

        assertThat(message(calls.inviteToEvent(event, emails(1)), 400))
                .isEqualTo("Event " + event + " is in status STOP");
    }

    @Test
    void W3_jsonIsFine() {
        String[] emails = emails(2);
        Map<String, Object> body = Map.of(
                "isAutoEnter",
                true,
                "sendEmail",
                false,
                "users",
                List.of(Map.of("email", emails[0]), Map.of("email", "nobody"), Map.of("email", emails[1])));

        Response answer =
                calls.request().contentType(ContentType.JSON).body(body).post("/v3/events/" + event + "/invite");

        assertThat(texts(json(answer, 201), "email")).containsExactly(emails);
    }

    @Test
    void R7_invitationsWaitForThoseRegisteredUnlessNoneAreWanted() throws Exception {
        String[] emails = emails(3);
        json(calls.registerForEvent(event, "email", emails[0]), 201);
        json(calls.registerForEvent(event, "email", emails[1], "sendEmail", "false"), 201);
        List<Object> parameters = new ArrayList<>(Arrays.asList(ParticipationCalls.users(emails)));
        parameters.set(3, "true");
        json(calls.post("/events/" + event + "/invite", parameters.toArray()), 201);

        assertThat(database.text("""
                        SELECT string_agg(u.email || ' ' || o.kind || ' ' || o.status, ', ' ORDER BY o.id)
                        FROM outbox o
                        JOIN participations p ON p.id = o.participation_id
                        JOIN users u ON u.id = p.user_id
                        WHERE o.organization_id = ?
                        """, calls.organization().id()))
                .isEqualTo(emails[0] + " INVITATION WAITING, " + emails[2] + " INVITATION WAITING");
    }

    private static String[] emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TestOrganization.address())
                .toArray(String[]::new);
    }
}
