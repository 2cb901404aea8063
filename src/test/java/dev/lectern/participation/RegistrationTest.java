package dev.lectern.participation;

import java.util.Map;
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

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** Registration of one person for a series or a session (R1–R4, E8). */
@QuarkusTest
class RegistrationTest {
    private static final String QUESTIONS = """
            {"additionalFields":[
              {"label":"Anything","type":"text","isRequired":false},
              {"label":"Which","type":"radio","values":["One","Two"]}]}
            """;

    @Inject
    TestDatabase database;

    private ParticipationCalls calls;
    private String email;

    @BeforeEach
    void createOrganization() {
        calls = ParticipationCalls.create();
        email = TestOrganization.address();
    }

    @Test
    void R1_registersForASeries() {
        long event = calls.event("urlAlias", "algebra");

        JsonNode answer = json(calls.registerForEvent(event, "email", email, "name", "Nina"), 201);

        assertThat(answer.fieldNames()).toIterable().containsExactly("participationId", "link", "contactId");
        assertThat(answer.get("link").asText())
                .matches("http://localhost:8080/" + calls.organization().alias() + "/algebra/[0-9a-f]{32}");
        JsonNode listed = calls.ofEvent(event).get(0);
        assertThat(listed.get("id")).isEqualTo(answer.get("participationId"));
        assertThat(answer.get("link").asText()).endsWith("/" + listed.get("url").asText());
    }

    @Test
    void R1_registersForASession() {
        long event = calls.event();
        long session = calls.session(event);

        long participation = calls.registeredForSession(session, email);

        assertThat(calls.ofSession(session).get(0).get("id").longValue()).isEqualTo(participation);
        assertThat(calls.ofSession(session).get(0).get("eventSessionId").longValue())
                .isEqualTo(session);
        assertThat(calls.ofEvent(event)).isEmpty();
    }

    @Test
    void R1_aSecondRegistrationIs409WhateverTheCase() {
        long event = calls.event();
        calls.registered(event, email);

        assertThat(message(calls.registerForEvent(event, "email", email.toUpperCase()), 409))
                .isEqualTo(email.toUpperCase() + " is registered already");
        assertThat(calls.ofEvent(event)).hasSize(1);
    }

    @Test
    void R1_aSeriesRegistrationCountsForItsSessions() {
        long event = calls.event();
        long session = calls.session(event);
        calls.registered(event, email);

        assertThat(message(calls.registerForSession(session, "email", email), 409))
                .isEqualTo(email + " is registered already");
    }

    @Test
    void R1_aSessionRegistrationLeavesTheSeriesOpen() {
        long event = calls.event();
        long session = calls.session(event);
        long own = calls.registeredForSession(session, email);

        calls.registered(event, email);

        assertThat(calls.ofEvent(event)).hasSize(1);
        assertThat(ParticipationCalls.numbers(calls.ofSession(session), "id")).containsExactly(own);
    }

    @Test
    void R1_theOtherSessionListsTheSeriesRegistration() {
        long event = calls.event();
        long session = calls.session(event);
        long other = calls.session(event, "startsAt", "2031-05-05T10:00:00");
        calls.registeredForSession(session, email);
        long series = calls.registered(event, email);

        assertThat(ParticipationCalls.numbers(calls.ofSession(other), "id")).containsExactly(series);
    }

    @Test
    void R1_404ForUnknownOnes() {
        assertThat(message(calls.registerForEvent(987_654_321, "email", email), 404))
                .isEqualTo("Event 987654321 not found");
        assertThat(message(calls.registerForSession(987_654_321, "email", email), 404))
                .isEqualTo("EventSession 987654321 not found");
    }

    @Test
    void R1_403WhenTheCreatorHasLeft() throws Exception {
        long event = calls.event();
        long session = calls.session(event);
        leave(event);

        message(calls.registerForEvent(event, "email", email), 403);
        message(calls.registerForSession(session, "email", email), 403);
        message(calls.inviteToEvent(event, email), 403);
    }

    @Test
    void R2_byTheApiPeopleAreAcceptedGuestsOfTheCreator() {
        long event = calls.event("access", 8);
        calls.registered(event, email);

        JsonNode listed = calls.ofEvent(event).get(0);

        assertThat(listed.get("isAccepted").intValue()).isEqualTo(1);
        assertThat(listed.get("role").asText()).isEqualTo("GUEST");
        assertThat(listed.get("agreementStatus").asText()).isEqualTo("WAITING");
        assertThat(listed.get("inviteUserId").longValue())
                .isEqualTo(calls.organization().ownerId());
        assertThat(listed.get("registerStatus").asText()).isEqualTo("INVITED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "LECTURER", "GUEST"})
    void R2_rolesMayBeGiven(String role) {
        long event = calls.event();

        json(calls.registerForEvent(event, "email", email, "role", role), 201);

        assertThat(texts(calls.ofEvent(event), "role")).containsExactly(role);
    }

    @Test
    void R3_aNewPersonIsMadeWithAllThatIsGiven() throws Exception {
        long event = calls.event();

        json(
                calls.registerForEvent(
                        event,
                        "email",
                        email,
                        "name",
                        "Nina",
                        "secondName",
                        "Orlova",
                        "pattnName",
                        "Ilinichna",
                        "nickname",
                        "nino",
                        "phone",
                        "+7 900",
                        "description",
                        "A guest",
                        "organization",
                        "School 7",
                        "position",
                        "Teacher",
                        "sex",
                        "f"),
                201);

        assertThat(database.text("""
                        SELECT concat_ws('|', name, second_name, patr_name, nickname, phone, description, organization,
                            position, sex)
                        FROM users WHERE email = ?
                        """, email)).isEqualTo("Nina|Orlova|Ilinichna|nino|+7 900|A guest|School 7|Teacher|f");
    }

    @Test
    void R3_whoIsKnownStaysAsStored() throws Exception {
        long event = calls.event();
        calls.organization().addMember("USER", Map.of("email", email, "name", "Known"));

        json(calls.registerForEvent(event, "email", email.toUpperCase(), "name", "Other"), 201);

        assertThat(texts(calls.ofEvent(event), "name")).containsExactly("Known");
        assertThat(texts(calls.ofEvent(event), "email")).containsExactly(email);
    }

    @Test
    void R3_contactsOfTheCreatorAreMadeOnce() {
        long first = calls.event();
        long second = calls.event();

        JsonNode made = json(
                calls.registerForEvent(
                        first,
                        "email",
                        email,
                        "name",
                        "Nina",
                        "secondName",
                        "Orlova",
                        "phone",
                        "+7 900",
                        "organization",
                        "School 7",
                        "position",
                        "Teacher"),
                201);
        JsonNode known = json(calls.registerForEvent(second, "email", email), 201);

        JsonNode contact =
                json(calls.request().get("/v3/contacts/" + made.get("contactId").longValue()), 200);
        assertThat(contact.get("userId").longValue())
                .isEqualTo(calls.organization().ownerId());
        assertThat(contact.get("email").asText()).isEqualTo(email);
        assertThat(contact.get("name").asText()).isEqualTo("Nina");
        assertThat(contact.get("secondName").asText()).isEqualTo("Orlova");
        assertThat(contact.get("company").asText()).isEqualTo("School 7");
        assertThat(contact.get("position").asText()).isEqualTo("Teacher");
        assertThat(contact.get("phoneMain").asText()).isEqualTo("+7 900");
        assertThat(known.has("contactId")).isFalse();
    }

    @Test
    void R4_answersAreKeptWithTheirQuestions() {
        long event = asking();
        String text = key(event, 0);
        String radio = key(event, 1);

        json(
                calls.registerForEvent(
                        event,
                        "email",
                        email,
                        "additionalFields[" + radio + "]",
                        "Two",
                        "additionalFields[" + text + "]",
                        "whatever",
                        "additionalFields[ffff]",
                        "of no question"),
                201);

        assertThat(calls.ofEvent(event).get(0).get("additionalFields")).isEqualTo(json("""
                        [{"key":"%s","label":"Anything","type":"text","value":"whatever"},
                         {"key":"%s","label":"Which","type":"radio","value":"Two"}]
                        """.formatted(text, radio)));
    }

    @Test
    void R4_requiredQuestionsMustBeAnswered() {
        long event = asking();
        String radio = key(event, 1);

        assertThat(fieldErrors(calls.registerForEvent(event, "email", "nobody", "role", "OWNER")))
                .isEqualTo(Map.of(
                        "email", "ERROR_FORMAT", "role", "ERROR_CHOICE", "additionalFields." + radio, "ERROR_BLANK"));
        assertThat(fieldErrors(calls.registerForEvent(event, "email", email, "additionalFields[" + radio + "]", "  ")))
                .isEqualTo(Map.of("additionalFields." + radio, "ERROR_BLANK"));
        assertThat(calls.ofEvent(event)).isEmpty();
    }

    @Test
    void R4_aRadioTakesItsValuesOnly() {
        long event = asking();
        String radio = key(event, 1);

        Response answer = calls.registerForEvent(event, "email", email, "additionalFields[" + radio + "]", "Three");

        assertThat(fieldErrors(answer)).isEqualTo(Map.of("additionalFields." + radio, "ERROR_CHOICE"));
    }

    @Test
    void R4_aSessionAsksWithTheKeysOfItsEvent() {
        long event = asking();
        long session = calls.session(event);

        json(calls.registerForSession(session, "email", email, "additionalFields[" + key(event, 1) + "]", "One"), 201);

        assertThat(texts(calls.ofSession(session).get(0).get("additionalFields"), "value"))
                .containsExactly("One");
    }

    @Test
    void R4_seriesThatTakeNoRegistrationsAre400TheirSessionsAreOpen() {
        long event = calls.event("isEventRegAllowed", "false");
        long session = calls.session(event);

        assertThat(message(calls.registerForEvent(event, "email", email), 400))
                .isEqualTo("Event " + event + " takes registrations for its sessions only");
        calls.registeredForSession(session, email);
    }

    @Test
    void E8_stoppedOnesAre400WithTheirStatus() {
        long event = calls.event();
        long session = calls.session(event);
        calls.put("/eventsessions/" + session + "/start").then().statusCode(204);
        calls.put("/eventsessions/" + session + "/stop").then().statusCode(204);

        assertThat(message(calls.registerForSession(session, "email", email), 400))
                .isEqualTo("EventSession " + session + " is in status STOP");
        assertThat(message(calls.registerForEvent(event, "email", email), 400))
                .isEqualTo("Event " + event + " is in status STOP");
    }

    @Test
    void E8_deletedOnesAre404() {
        long event = calls.event();
        long session = calls.session(event);
        calls.request().delete("/v3/organization/events/" + event).then().statusCode(204);

        message(calls.registerForEvent(event, "email", email), 404);
        message(calls.registerForSession(session, "email", email), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "email,,ERROR_EMPTY",
        "email,a@b,ERROR_FORMAT",
        "role,OWNER,ERROR_CHOICE",
        "sex,x,ERROR_CHOICE",
        "isAutoEnter,maybe,ERROR_FORMAT",
        "sendEmail,2,ERROR_FORMAT",
        "avatar,file:///etc/passwd,ERROR_FORMAT"
    })
    void W10_wrongFieldsAreNamed(String field, String value, String error) {
        long event = calls.event();
        var request = calls.form(field, value == null ? "" : value).queryParam("email", email);

        assertThat(fieldErrors(request.post("/v3/events/" + event + "/register")))
                .isEqualTo(Map.of(field, error));
    }

    @Test
    void W3_jsonIsFine() {
        long event = asking();
        Map<String, Object> body =
                Map.of("email", email, "isAutoEnter", true, "additionalFields", Map.of(key(event, 1), "One"));

        Response answer =
                calls.request().contentType(ContentType.JSON).body(body).post("/v3/events/" + event + "/register");

        json(answer, 201);
        assertThat(texts(calls.ofEvent(event), "email")).containsExactly(email);
    }

    @Test
    void R1_countsTellEverybodyOnce() {
        long event = calls.event();
        long session = calls.session(event);
        long other = calls.session(event, "startsAt", "2031-05-05T10:00:00");
        calls.registeredForSession(session, email);
        calls.registeredForSession(session, TestOrganization.address());
        long series = calls.registered(event, email);
        calls.registered(event, TestOrganization.address());

        assertCounts(session, 3);
        assertCounts(other, 2);

        calls.post("/participations/delete", "participationIds[0]", series)
                .then()
                .statusCode(200);

        assertCounts(session, 3);
        assertCounts(other, 1);
    }

    private void assertCounts(long session, int people) {
        JsonNode detail = calls.sessionDetail(session);
        JsonNode shown = calls.eventDetail(detail.get("eventId").longValue()).get("eventSessions");
        for (JsonNode row : shown) {
            if (row.get("id").asLong() == session) {
                assertThat(row.get("participationsCount").asText()).isEqualTo(Integer.toString(people));
                assertThat(row.get("invitedCount").asText()).isEqualTo(Integer.toString(people));
            }
        }
        assertThat(calls.ofSession(session)).hasSize(people);
    }

    private long asking() {
        return json(
                        calls.request()
                                .contentType(ContentType.JSON)
                                .body(QUESTIONS.replaceFirst("\\{", "{\"name\":\"Asking\",\"access\":1,"))
                                .post("/v3/events"),
                        201)
                .get("eventId")
                .longValue();
    }

    private String key(long event, int question) {
        return calls.eventDetail(event)
                .get("additionalFields")
                .get(question)
                .get("key")
                .asText();
    }

    private void leave(long event) throws Exception {
        long other = calls.organization().addMember("LECTURER");
        database.text("UPDATE events SET create_user_id = ? WHERE id = ? RETURNING id", other, event);
        TestOrganization.admin()
                .delete(calls.organization().path() + "/members/" + other)
                .then()
                .statusCode(204);
    }
}
