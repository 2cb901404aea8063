package dev.lectern.statistics;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lectern.statistics.Hall.Origin;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The documented examples as whole answers, with their types (W9); addresses and names are others. */
@QuarkusTest
class DocumentedStatisticsTest {
    @Inject
    TestDatabase database;

    private Hall hall;
    private long event;
    private long fields;
    private long access;
    private long yuri;
    private long anna;

    @BeforeEach
    void makeHistory() {
        hall = Hall.create(database);
        yuri = hall.person("Юрий");
        hall.number("""
                UPDATE users
                SET second_name = 'Барсуков', patr_name = '', phone = '89290000000'
                WHERE id = ?
                RETURNING id
                """, yuri);
        anna = hall.person("Анна");
        long before = hall.session(hall.event("Раньше"), "2015-12-01T10:00:00Z", "2015-12-01T11:00:00Z");
        long longBefore = hall.session(hall.event("Ещё раньше"), "2015-11-01T10:00:00Z", "2015-11-01T11:00:00Z");
        visit(longBefore, anna, "2015-11-01T10:00:00Z", null);
        visit(before, anna, "2015-12-01T10:00:00Z", null);
        visit(before, yuri, "2015-12-01T10:00:00Z", null);
        event = hall.event("Тест допполей.");
        fields = hall.session(event, "2016-03-03T13:53:28Z", "2016-03-03T13:56:39Z");
        access = hall.session(hall.event("Тест доступа"), "2016-03-14T09:43:55Z", "2016-03-14T09:46:57Z");
        for (long person : new long[] {yuri, anna, hall.person("Ира"), hall.person("Игорь")}) {
            hall.register(event, null, person, false, true);
        }
        visit(fields, yuri, "2016-03-03T13:53:28Z", "http://dev.example.org/lsd2/5270/stream/6214");
        visit(fields, anna, "2016-03-03T13:54:00Z", "http://dev.example.org/lsd2/5270/stream/6214");
        visit(access, yuri, "2016-03-14T09:44:00Z", "http://dev.example.org/lsd2/5426/stream/6390");
        visit(access, anna, "2016-03-14T09:44:00Z", "https://dev.example.org/lsd2/5426/stream");
        hall.say(fields, anna, "chat", 1);
    }

    @Test
    void S2_statsEvents() {
        assertThat(hall.events("from", "2016-01-01 16:20:00", "to", "2016-05-01 23:59:59"))
                .isEqualTo(json("""
                [{
                  "id": "%d",
                  "name": "Тест допполей.",
                  "startsAt": "2016-03-03T16:53:28+0300",
                  "endsAt": "2016-03-03T16:56:39+0300",
                  "duration": 191,
                  "invitedCount": "0",
                  "invitedVisitedCount": 0,
                  "registeredCount": "4",
                  "registeredVisitedCount": 2,
                  "attendance": {"NEW": 0, "REGULAR": 1, "OTHER": 1},
                  "country": {"Russia": {"countryCount": 2, "Moscow": 2}},
                  "platform": {"iOS": 0, "Android": 0, "Web": 2},
                  "referrer": {"http://dev.example.org/lsd2/5270/stream/6214": 2}
                }, {
                  "id": "%d",
                  "name": "Тест доступа",
                  "startsAt": "2016-03-14T12:43:55+0300",
                  "endsAt": "2016-03-14T12:46:57+0300",
                  "duration": 182,
                  "invitedCount": "0",
                  "invitedVisitedCount": 0,
                  "registeredCount": "0",
                  "registeredVisitedCount": 0,
                  "attendance": {"NEW": 0, "REGULAR": 2, "OTHER": 0},
                  "country": {"Russia": {"countryCount": 2, "Moscow": 2}},
                  "platform": {"iOS": 0, "Android": 0, "Web": 2},
                  "referrer": {
                    "http://dev.example.org/lsd2/5426/stream/6390": 1,
                    "https://dev.example.org/lsd2/5426/stream": 1
                  }
                }]
                """.formatted(fields, access)));
    }

    @Test
    void S1_statsUsers() {
        assertThat(hall.users(
                        "from", "2016-01-01 16:20:00", "to", "2016-04-01 00:00:00", "eventId", event, "userId", yuri))
                .isEqualTo(json("""
                [{
                  "id": "%d",
                  "email": "%s",
                  "name": "Юрий",
                  "secondName": "Барсуков",
                  "patrName": "",
                  "phone": "89290000000",
                  "sex": "o",
                  "eventSessions": [{
                    "id": "%d",
                    "name": "Тест допполей.",
                    "startsAt": "2016-03-03T16:53:28+0300",
                    "endsAt": "2016-03-03T16:56:39+0300",
                    "duration": 191,
                    "questionCount": 0,
                    "chatMessageCount": 1,
                    "connections": [{
                      "joined": "2016-03-03T16:53:28+0300",
                      "leaved": "2016-03-03T16:56:39+0300",
                      "duration": 191,
                      "country": "Russia",
                      "city": "Moscow",
                      "referrer": "http://dev.example.org/lsd2/5270/stream/6214",
                      "platform": "Web"
                    }],
                    "userChatMessageCount": 0,
                    "userQuestionCount": 0,
                    "additionalFieldValues": []
                  }]
                }]
                """.formatted(yuri, hall.email(yuri), fields)));
    }

    @Test
    void W9_fieldsStandInTheDocumentedOrder() {
        ArrayNode sessions = (ArrayNode) hall.events("from", "2016-01-01", "to", "2016-05-01");
        JsonNode attendance = sessions.get(0).get("attendance");

        assertThat(sessions.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "startsAt",
                        "endsAt",
                        "duration",
                        "invitedCount",
                        "invitedVisitedCount",
                        "registeredCount",
                        "registeredVisitedCount",
                        "attendance",
                        "country",
                        "platform",
                        "referrer");
        assertThat(attendance.fieldNames()).toIterable().containsExactly("NEW", "REGULAR", "OTHER");
        assertThat(sessions.get(0).at("/country/Russia").fieldNames())
                .toIterable()
                .containsExactly("countryCount", "Moscow");
    }

    /** Everybody stays to the end: their connections were closed after it, or never (S1). */
    private void visit(long session, long person, String joined, String referrer) {
        hall.visit(session, person, joined, "2016-12-01T00:00:00Z", new Origin("Russia", "Moscow", "Web", referrer));
    }
}
