package dev.lectern.participation;

import java.util.List;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Forms;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation's sample requests as printed, with ids, keys, names and addresses of our own; whole answers are compared, types
 * included (W9).
 */
@QuarkusTest
class DocumentedRegistrationsTest {
    @Inject
    TestDatabase database;

    private ParticipationCalls calls;
    private long event;
    private long session;
    private List<String> keys;
    private String email;
    private String other;

    @BeforeEach
    void createEvent() {
        calls = ParticipationCalls.create();
        event = calls.event(Forms.printed("""
                additionalFields[0][label]: Просто поле
                additionalFields[0][type]: text
                additionalFields[1][label]: Вопрос
                additionalFields[1][type]: radio
                additionalFields[1][isRequired]: false
                additionalFields[1][values][0]: ответ 1
                additionalFields[1][values][1]: ответ 2
                additionalFields[2][label]: Телефон
                additionalFields[2][type]: text
                additionalFields[2][isRequired]: false
                """));
        session = calls.session(event);
        keys = texts(calls.eventDetail(event).get("additionalFields"), "key");
        email = TestOrganization.address();
        other = TestOrganization.address();
    }

    @Test
    void registerForEvent() throws Exception {
        JsonNode answer = json(
                calls.registerForEvent(
                        event, Forms.printed("""
                email: %s
                isAutoEnter: false
                name: New
                pattnName: Test
                secondName: User 3
                avatar: http://pictures.invalid/10%%20%%D0%%B1%%D0%%B8%%D0%%BB%%D0%%B5%%D1%%82/%%D0%%92%%20(10)/2.jpg
                additionalFields[%s]: просто текст
                additionalFields[%s]: ответ 1
                additionalFields[%s]: 84950000000
                """.formatted(email, keys.get(0), keys.get(1), keys.get(2)))),
                201);

        assertThat(answer)
                .isEqualTo(json("""
                        {"participationId": %d, "link": "%s/%s", "contactId": %d}
                        """.formatted(participation(email), landing(), token(email), contact(email))));
        JsonNode listed = calls.ofEvent(event).get(0);
        assertThat(listed.get("additionalFields")).isEqualTo(json("""
                        [{"key": "%s", "label": "Просто поле", "type": "text", "value": "просто текст"},
                         {"key": "%s", "label": "Вопрос", "type": "radio", "value": "ответ 1"},
                         {"key": "%s", "label": "Телефон", "type": "text", "value": "84950000000"}]
                        """.formatted(keys.toArray())));
        assertThat(database.text(
                        "SELECT concat_ws(' ', second_name, name, patr_name) FROM users WHERE email = ?", email))
                .isEqualTo("User 3 New Test");
    }

    @Test
    void registerForSession() throws Exception {
        JsonNode answer =
                json(calls.registerForSession(session, Forms.printed("""
                email: %s
                isAutoEnter: false
                name: New
                pattnName: Test
                secondName: User 3
                additionalFields[%s]: просто текст
                """.formatted(email, keys.get(0)))), 201);

        assertThat(answer)
                .isEqualTo(json("""
                        {"participationId": %d, "link": "%s/%s", "contactId": %d}
                        """.formatted(participation(email), landing(), token(email), contact(email))));
    }

    @Test
    void moderate() throws Exception {
        invited();

        JsonNode answer = json(
                calls.put("/events/" + event + "/moderate", Forms.printed("""
                isAccepted:true
                participationIds[0]:%d
                participationIds[1]:%d
                """.formatted(
                                participation(email), participation(other)))),
                200);

        assertThat(answer).isEqualTo(json("{\"count\": 2}"));
    }

    @Test
    void participationsOfEvent() throws Exception {
        invited();

        assertThat(calls.ofEvent(event, "perPage", 10))
                .isEqualTo(json("[" + listed(email, "New", "User", "ADMIN", "просто ответ", "") + ","
                        + listed(other, "New 1", "User 2", "GUEST", "еще ответ", "") + "]"));
    }

    @Test
    void participationsOfSession() throws Exception {
        invited();
        String third = TestOrganization.address();
        json(calls.registerForSession(session, Forms.printed("""
                email: %s
                name: New 2
                secondName: User 3
                role: LECTURER
                additionalFields[%s]: третий ответ
                """.formatted(third, keys.get(0)))), 201);

        assertThat(calls.ofSession(session, "perPage", 10))
                .isEqualTo(
                        json("[" + listed(email, "New", "User", "ADMIN", "просто ответ", ", \"visited\": false") + ","
                                + listed(other, "New 1", "User 2", "GUEST", "еще ответ", ", \"visited\": false") + ","
                                + listed(
                                        third,
                                        "New 2",
                                        "User 3",
                                        "LECTURER",
                                        "третий ответ",
                                        ", \"visited\": false, \"eventSessionId\": " + session)
                                + "]"));
    }

    @Test
    void kick() throws Exception {
        invited();

        JsonNode answer = json(calls.put("/participations/kick", both()), 200);

        assertThat(answer).isEqualTo(json("{\"count\": 2}"));
        assertThat(texts(calls.ofEvent(event), "isAccepted")).containsExactly("0", "0");
    }

    @Test
    void delete() throws Exception {
        invited();

        JsonNode answer = json(calls.post("/participations/delete", both()), 200);

        assertThat(answer).isEqualTo(json("{\"count\": 2}"));
        assertThat(calls.ofEvent(event)).isEmpty();
    }

    @Test
    void massregisterForEvent() throws Exception {
        JsonNode answer = json(invited(), 201);

        assertThat(answer).isEqualTo(json("""
                        [{"participationId": %d, "email": "%s", "link": "%s/%s", "contactId": %d},
                         {"participationId": %d, "email": "%s", "link": "%s/%s", "contactId": %d}]
                        """.formatted(
                        participation(email),
                        email,
                        landing(),
                        token(email),
                        contact(email),
                        participation(other),
                        other,
                        landing(),
                        token(other),
                        contact(other))));
        assertThat(texts(calls.ofEvent(event), "role")).containsExactly("ADMIN", "GUEST");
    }

    @Test
    void massregisterForSessionWithContactsThatAreThere() throws Exception {
        long known = calls.event();
        json(calls.inviteToEvent(known, email, other), 201);

        JsonNode answer = json(
                calls.post("/eventsessions/" + session + "/massregister", Forms.printed("""
                isAutoEnter:true
                sendEmail:false
                users[0][email]:%1$s
                users[0][name]:New
                users[0][secondName]:User
                users[0][role]:ADMIN
                users[0][additionalFields][%3$s]:просто ответ
                users[0][additionalFields][%4$s]:ответ 1
                users[1][email]:%2$s
                users[1][name]:New 1
                users[1][secondName]:User 2
                users[1][additionalFields][%3$s]:еще ответ
                users[1][additionalFields][%4$s]:ответ 2
                """.formatted(
                                email, other, keys.get(0), keys.get(1)))),
                201);

        JsonNode listed = calls.ofSession(session);
        assertThat(answer).isEqualTo(json("""
                        [{"participationId": %d, "email": "%s", "link": "%s/%s"},
                         {"participationId": %d, "email": "%s", "link": "%s/%s"}]
                        """.formatted(
                        listed.at("/0/id").longValue(),
                        email,
                        landing(),
                        listed.at("/0/url").asText(),
                        listed.at("/1/id").longValue(),
                        other,
                        landing(),
                        listed.at("/1/url").asText())));
        assertThat(texts(listed.at("/1/additionalFields"), "value")).containsExactly("еще ответ", "ответ 2");
    }

    private Response invited() {
        return calls.post(
                "/events/" + event + "/massregister", Forms.printed("""
                isAutoEnter:true
                sendEmail:false
                users[0][email]:%1$s
                users[0][name]:New
                users[0][secondName]:User
                users[0][role]:ADMIN
                users[0][additionalFields][%3$s]:просто ответ
                users[1][email]:%2$s
                users[1][name]:New 1
                users[1][secondName]:User 2
                users[1][additionalFields][%3$s]:еще ответ
                """.formatted(email, other, keys.get(0))));
    }

    private Object[] both() throws Exception {
        return Forms.printed("""
                participationIds[0]:%d
                participationIds[1]:%d
                """.formatted(participation(email), participation(other)));
    }

    /** A row of a list as documented, with what R9 adds, and what only some lists and rows have. */
    private String listed(String address, String name, String secondName, String role, String answer, String more)
            throws Exception {
        return """
                {"id": %d, "name": "%s", "eventId": %d, "isAccepted": 1, "role": "%s", "isSeen": 0,
                    "agreementStatus": "WAITING", "userId": %d, "inviteUserId": %d,
                    "secondName": "%s", "email": "%s", "isOnline": "0", "registerStatus": "INVITED", "url": "%s",
                    "additionalFields": [{"key": "%s", "label": "Просто поле", "type": "text", "value": "%s"}]%s}
                """.formatted(
                        participation(address),
                        name,
                        event,
                        role,
                        database.number("SELECT id FROM users WHERE email = ?", address),
                        calls.organization().ownerId(),
                        secondName,
                        address,
                        token(address),
                        keys.get(0),
                        answer,
                        more);
    }

    private String landing() {
        return "http://localhost:8080/" + calls.organization().alias() + "/" + event;
    }

    private long participation(String address) throws Exception {
        return Long.parseLong(ofParticipation("id", address));
    }

    private String token(String address) throws Exception {
        return ofParticipation("token", address);
    }

    private String ofParticipation(String column, String address) throws Exception {
        return database.text(
                "SELECT p." + column + " FROM participations p JOIN users u ON u.id = p.user_id WHERE u.email = ?",
                address);
    }

    private long contact(String address) throws Exception {
        return database.number("SELECT id FROM contacts WHERE email = ?", address);
    }
}
