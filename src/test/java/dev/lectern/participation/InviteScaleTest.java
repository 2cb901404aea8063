package dev.lectern.participation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** An invite of as many as a call may have (R5): with names, answers and mail. */
@QuarkusTest
class InviteScaleTest {
    private static final int MOST = 10_000;

    /** The key's and the event's reading, and a few for each of: users, participations, answers, counts, mail, contacts. */
    private static final int STATEMENTS = 14;

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    private ParticipationCalls calls;
    private long event;
    private String why;
    private String which;

    @BeforeEach
    void createEvent() {
        calls = ParticipationCalls.create();
        event = calls.event(
                "additionalFields[0][label]",
                "Why",
                "additionalFields[0][type]",
                "text",
                "additionalFields[1][label]",
                "Which",
                "additionalFields[1][type]",
                "radio",
                "additionalFields[1][values][0]",
                "this",
                "additionalFields[1][values][1]",
                "that");
        JsonNode questions = calls.eventDetail(event).get("additionalFields");
        why = questions.at("/0/key").asText();
        which = questions.at("/1/key").asText();
    }

    @Test
    void R5_tenThousandByForm() throws Exception {
        List<String> emails = emails(MOST);

        JsonNode answer = json(calls.post("/events/" + event + "/invite", form(emails)), 201);

        assertInvited(emails, answer);
    }

    @Test
    void R5_tenThousandByJson() throws Exception {
        List<String> emails = emails(MOST);

        JsonNode answer = json(inviteByJson(emails), 201);

        assertInvited(emails, answer);
    }

    @Test
    void R5_asManyStatementsForTenThousandAsForTen() {
        List<String> few = emails(10);
        List<String> most = emails(MOST);

        long forFew = statements.of(() -> json(inviteByJson(few), 201));
        long forMost = statements.of(() -> json(inviteByJson(most), 201));

        assertThat(forMost).isEqualTo(forFew).isLessThanOrEqualTo(STATEMENTS);
    }

    @Test
    void R6_tenThousandAgainGetTheSameBytesWithTheKeyAnd409Without() throws Exception {
        List<String> emails = emails(MOST);
        Response first = inviteByJson(emails, "the one");
        json(first, 201);
        String done = rows();

        Response again = inviteByJson(emails, "the one");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        message(inviteByJson(emails), 409);
        assertThat(rows()).isEqualTo(done);
    }

    private void assertInvited(List<String> emails, JsonNode answer) throws Exception {
        Set<String> links = new HashSet<>(texts(answer, "link"));
        int last = MOST - 1;
        JsonNode listed = calls.ofEvent(event, "page", MOST, "perPage", 1).get(0);

        assertThat(texts(answer, "email").equals(emails))
                .as("in the order given")
                .isTrue();
        assertThat(links).hasSize(MOST);
        assertThat(rows()).isEqualTo("10000 participations, 20000 answers, 10000 mails, 10000 contacts, counted 10000");
        assertThat(listed.get("email").asText()).isEqualTo(emails.get(last));
        assertThat(answer.get(last).get("link").asText())
                .endsWith("/" + listed.get("url").asText());
        assertThat(listed.get("name").asText()).isEqualTo("Name 9999");
        assertThat(listed.get("secondName").asText()).isEqualTo("Surname 9999");
        assertThat(texts(listed.get("additionalFields"), "value")).containsExactly("Because of 9999", "that");
    }

    /** What is stored for the organisation. */
    private String rows() throws Exception {
        return database.text("""
                SELECT format('%s participations, %s answers, %s mails, %s contacts, counted %s',
                    (SELECT count(*) FROM participations WHERE organization_id = o.id),
                    (SELECT count(*) FROM participation_answers WHERE organization_id = o.id),
                    (SELECT count(*) FROM outbox WHERE organization_id = o.id),
                    (SELECT count(*) FROM contacts WHERE organization_id = o.id),
                    (SELECT sum(participations_count) FROM events WHERE organization_id = o.id))
                FROM organizations o
                WHERE id = ?
                """, calls.organization().id());
    }

    private Response inviteByJson(List<String> emails) {
        return calls.request().contentType(ContentType.JSON).body(body(emails)).post("/v3/events/" + event + "/invite");
    }

    private Response inviteByJson(List<String> emails, String key) {
        return calls.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(emails))
                .post("/v3/events/" + event + "/invite");
    }

    private Map<String, Object> body(List<String> emails) {
        return Map.of(
                "isAutoEnter",
                true,
                "sendEmail",
                true,
                "users",
                IntStream.range(0, emails.size())
                        .mapToObj(i -> Map.of(
                                "email",
                                emails.get(i),
                                "name",
                                "Name " + i,
                                "secondName",
                                "Surname " + i,
                                "additionalFields",
                                Map.of(why, "Because of " + i, which, "that")))
                        .toList());
    }

    private Object[] form(List<String> emails) {
        List<Object> parameters = new ArrayList<>(List.of("isAutoEnter", true, "sendEmail", true));
        for (int i = 0; i < emails.size(); i++) {
            String user = "users[" + i + "]";
            parameters.addAll(Arrays.asList(
                    user + "[email]",
                    emails.get(i),
                    user + "[name]",
                    "Name " + i,
                    user + "[secondName]",
                    "Surname " + i,
                    user + "[additionalFields][" + why + "]",
                    "Because of " + i,
                    user + "[additionalFields][" + which + "]",
                    "that"));
        }
        return parameters.toArray();
    }

    private static List<String> emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TestOrganization.address())
                .toList();
    }
}
