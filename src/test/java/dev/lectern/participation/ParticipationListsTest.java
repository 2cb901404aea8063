package dev.lectern.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lectern.participation.ParticipationCalls.numbers;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** Lists of who is registered (R9, W13). */
@QuarkusTest
class ParticipationListsTest {
    private ParticipationCalls calls;
    private long event;
    private long session;

    @BeforeEach
    void createOrganization() {
        calls = ParticipationCalls.create();
        event = calls.event();
        session = calls.session(event);
    }

    @Test
    void R9_fieldsAndTypesOfASeries() {
        String email = TestOrganization.address();
        json(calls.registerForEvent(event, "email", email, "name", "Nina", "secondName", "Orlova"), 201);

        JsonNode row = calls.ofEvent(event).get(0);

        assertThat(row).isEqualTo(json("""
                        {"id":%d,"name":"Nina","secondName":"Orlova","email":"%s","eventId":%d,"isAccepted":1,
                         "isOnline":"0","role":"GUEST","isSeen":0,"agreementStatus":"WAITING","registerStatus":"INVITED",
                         "userId":%d,"inviteUserId":%d,"url":"%s","additionalFields":[]}
                        """.formatted(
                        row.get("id").longValue(),
                        email,
                        event,
                        row.get("userId").longValue(),
                        calls.organization().ownerId(),
                        row.get("url").asText())));
    }

    @Test
    void R9_aSessionTellsWhoVisited() {
        calls.registeredForSession(session, TestOrganization.address());
        calls.registered(event, TestOrganization.address());

        JsonNode rows = calls.ofSession(session);

        assertThat(rows.get(0).get("eventSessionId").longValue()).isEqualTo(session);
        assertThat(rows.get(1).has("eventSessionId")).isFalse();
        assertThat(rows)
                .allMatch(row ->
                        row.get("visited").isBoolean() && !row.get("visited").booleanValue());
    }

    @Test
    void W13_pagesOf50UnlessAsked() {
        String[] emails =
                IntStream.range(0, 61).mapToObj(i -> TestOrganization.address()).toArray(String[]::new);
        List<Long> ids = numbers(json(calls.inviteToEvent(event, emails), 201), "participationId");

        Response first = calls.getOfEvent(event);
        assertThat(numbers(json(first, 200), "id")).isEqualTo(ids.subList(0, 50));
        assertThat(first.header("X-Total-Count")).isEqualTo("61");
        assertThat(first.header("Link")).contains("rel=\"next\"");
        List<Long> paged = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            paged.addAll(numbers(calls.ofSession(session, "page", page, "perPage", 20), "id"));
        }
        assertThat(paged).isEqualTo(ids);
        assertThat(calls.ofEvent(event, "page", 9)).isEmpty();
        assertThat(calls.ofEvent(event, "perPage", 500)).hasSize(61);
    }

    @ParameterizedTest
    @CsvSource({"page,0,ERROR_RANGE", "perPage,0,ERROR_RANGE", "perPage,501,ERROR_RANGE", "page,x,ERROR_FORMAT"})
    void W13_otherPagesAre400(String parameter, String value, String error) {
        Map<String, String> errors = Map.of(parameter, error);

        assertThat(fieldErrors(calls.getOfEvent(event, parameter, value))).isEqualTo(errors);
        assertThat(fieldErrors(calls.getOfSession(session, parameter, value))).isEqualTo(errors);
    }

    @Test
    void R9_unknownOnesAre404() {
        assertThat(message(calls.getOfEvent(987_654_321), 404)).isEqualTo("Event 987654321 not found");
        assertThat(message(calls.getOfSession(987_654_321), 404)).isEqualTo("EventSession 987654321 not found");
    }
}
