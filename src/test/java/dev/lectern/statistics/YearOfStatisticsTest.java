package dev.lectern.statistics;

import java.util.List;
import java.util.stream.StreamSupport;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.statistics.Hall.Origin;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A year at a school in Berlin, worked out by hand. A is invited to the course, B registered for it and for January, C is invited and
 * was kicked, D waits to be accepted, E is invited to June only, F is invited and never comes, G is invited to January and
 * registered for the course.
 *
 * <pre>
 *                    A    B    C    D    E
 * before the year              x
 * January            2x   x    x
 * February (talk)    x              x
 * March              x    x    x    x
 * May (deleted)           x              x
 * June               x    x              x
 * July (never on air)                    waited
 * December (on air)  open           waits  left
 * </pre>
 */
@QuarkusTest
class YearOfStatisticsTest {
    private static final String HTTP = "http://example.org/x";
    private static final String HTTPS = "https://example.org/x";

    @Inject
    TestDatabase database;

    private Hall hall;
    private long course;
    private long talk;
    private long january;
    private long february;
    private long march;
    private long june;
    private long december;
    private long b;
    private long c;
    private long d;
    private long e;

    @BeforeEach
    void makeTheYear() {
        hall = Hall.create(database, "Europe/Berlin");
        course = hall.event("Course");
        talk = hall.event("Talk");
        long before = hall.session(course, "2030-12-20T10:00:00Z", "2030-12-20T11:00:00Z");
        january = hall.session(course, "2031-01-10T10:00:00.900Z", "2031-01-10T11:00:00.100Z");
        // Made before February's, held after it.
        march = hall.session(course, "2031-03-30T00:30:00Z", "2031-03-30T01:30:00Z");
        february = hall.session(talk, "2031-02-01T10:00:00Z", "2031-02-01T12:00:00Z");
        long may = hall.session(course, "2031-05-01T10:00:00Z", "2031-05-01T11:00:00Z");
        june = hall.session(course, "2031-06-01T10:00:00Z", "2031-06-01T11:00:00Z");
        long july = hall.session(course, "STOP", "2031-07-01T10:00:00Z", null);
        hall.session(course, "ACTIVE", "2031-08-01T10:00:00Z", null);
        december = hall.session(course, "2031-12-01T10:00:00Z", null);
        people(before, may, july);
        hall.deleteSession(may);
    }

    private void people(long before, long may, long july) {
        long a = hall.person("A");
        b = hall.person("B");
        c = hall.person("C");
        d = hall.person("D");
        e = hall.person("E");
        long f = hall.person("F");
        long g = hall.person("G");
        hall.register(course, null, a, true, true);
        long series = hall.register(course, null, b, false, true);
        hall.answer(series, 0, "City", "Bonn");
        long own = hall.register(course, january, b, false, true);
        hall.answer(own, 1, "Wishes", "none");
        hall.answer(own, 0, "City", "Köln");
        hall.register(course, null, c, true, false);
        hall.register(course, null, d, false, false);
        hall.register(course, june, e, true, true);
        hall.register(course, null, f, true, true);
        hall.register(course, null, g, false, true);
        hall.register(course, january, g, true, true);
        hall.register(talk, february, a, false, true);

        closed(before, c, "2030-12-20T10:00:00Z", "2030-12-20T11:00:00Z", Origin.NOWHERE);
        closed(january, a, "2031-01-10T10:30:00Z", "2031-01-10T11:00:00Z", new Origin("France", "Paris", "iOS", HTTP));
        closed(
                january,
                a,
                "2031-01-10T10:05:00Z",
                "2031-01-10T10:10:00Z",
                new Origin("Germany", "Berlin", "Web", HTTPS));
        closed(january, b, "2031-01-10T10:00:01Z", "2031-01-10T10:20:00Z", new Origin("Turkey", null, "Android", null));
        closed(january, c, "2031-01-10T10:00:02Z", "2031-01-10T10:20:00Z", new Origin(null, null, "Web", HTTP));
        closed(
                february,
                a,
                "2031-02-01T10:00:00Z",
                "2031-02-01T10:20:00Z",
                new Origin("Germany", "Hamburg", "iOS", null));
        closed(february, d, "2031-02-01T10:00:00Z", "2031-02-01T10:20:00Z", Origin.web("Germany", "Berlin"));
        closed(march, a, "2031-03-30T00:40:00Z", "2031-03-30T01:10:00Z", new Origin("Germany", "Berlin", "Web", HTTPS));
        closed(march, b, "2031-03-30T00:40:00Z", "2031-03-30T01:10:00Z", new Origin("Germany", "Berlin", "Web", HTTPS));
        closed(
                march,
                c,
                "2031-03-30T00:40:00Z",
                "2031-03-30T01:10:00Z",
                new Origin("France", "Paris", "Android", null));
        closed(march, d, "2031-03-30T00:40:00Z", "2031-03-30T01:10:00Z", new Origin("Turkey", "Ankara", "iOS", null));
        closed(may, b, "2031-05-01T10:00:00Z", "2031-05-01T10:20:00Z", Origin.NOWHERE);
        closed(may, e, "2031-05-01T10:00:00Z", "2031-05-01T10:20:00Z", Origin.NOWHERE);
        closed(june, a, "2031-06-01T10:00:00Z", "2031-06-01T10:20:00Z", Origin.web("Germany", "Berlin"));
        closed(june, b, "2031-06-01T10:00:00Z", "2031-06-01T10:20:00Z", Origin.web("Germany", "Berlin"));
        closed(june, e, "2031-06-01T10:00:00Z", "2031-06-01T10:20:00Z", Origin.web("Germany", "Berlin"));
        hall.visit(june, e, "2031-06-01T10:30:00Z", null, Origin.web("Germany", null));
        hall.visit(july, e, null, null, Origin.NOWHERE);
        hall.visit(december, a, "2031-12-01T10:00:00Z", null, Origin.web("France", "Lyon"));
        closed(
                december,
                e,
                "2031-12-01T10:00:00Z",
                "2031-12-01T10:15:00Z",
                new Origin("Turkey", "Izmir", "Android", HTTPS));
        hall.visit(december, d, null, null, Origin.NOWHERE);

        hall.say(june, e, "chat", 2);
        hall.say(june, e, "question", 1);
        hall.say(june, a, "chat", 3);
    }

    private void closed(long session, long person, String joined, String leaved, Origin origin) {
        hall.visit(session, person, joined, leaved, origin);
    }

    @Test
    void S2_S3_S4_S5_everySessionOfTheYear() {
        assertThat(hall.events("from", "2031-01-01", "to", "2031-12-31"))
                .isEqualTo(json("""
                [{
                  "id": "%d", "name": "Course",
                  "startsAt": "2031-01-10T11:00:00+0100", "endsAt": "2031-01-10T12:00:00+0100", "duration": 3600,
                  "invitedCount": "4", "invitedVisitedCount": 2, "registeredCount": "4", "registeredVisitedCount": 2,
                  "attendance": {"NEW": 2, "REGULAR": 0, "OTHER": 1},
                  "country": {
                    "Germany": {"countryCount": 1, "Berlin": 1},
                    "Turkey": {"countryCount": 1, "Unknown": 1},
                    "Unknown": {"countryCount": 1, "Unknown": 1}},
                  "platform": {"iOS": 0, "Android": 1, "Web": 2},
                  "referrer": {"http://example.org/x": 1, "https://example.org/x": 1}
                }, {
                  "id": "%d", "name": "Talk",
                  "startsAt": "2031-02-01T11:00:00+0100", "endsAt": "2031-02-01T13:00:00+0100", "duration": 7200,
                  "invitedCount": "0", "invitedVisitedCount": 0, "registeredCount": "1", "registeredVisitedCount": 1,
                  "attendance": {"NEW": 1, "REGULAR": 0, "OTHER": 1},
                  "country": {"Germany": {"countryCount": 2, "Berlin": 1, "Hamburg": 1}},
                  "platform": {"iOS": 1, "Android": 0, "Web": 1},
                  "referrer": {}
                }, {
                  "id": "%d", "name": "Course",
                  "startsAt": "2031-03-30T01:30:00+0100", "endsAt": "2031-03-30T03:30:00+0200", "duration": 3600,
                  "invitedCount": "3", "invitedVisitedCount": 2, "registeredCount": "4", "registeredVisitedCount": 2,
                  "attendance": {"NEW": 0, "REGULAR": 2, "OTHER": 2},
                  "country": {
                    "France": {"countryCount": 1, "Paris": 1},
                    "Germany": {"countryCount": 2, "Berlin": 2},
                    "Turkey": {"countryCount": 1, "Ankara": 1}},
                  "platform": {"iOS": 1, "Android": 1, "Web": 2},
                  "referrer": {"https://example.org/x": 2}
                }, {
                  "id": "%d", "name": "Course",
                  "startsAt": "2031-06-01T12:00:00+0200", "endsAt": "2031-06-01T13:00:00+0200", "duration": 3600,
                  "invitedCount": "4", "invitedVisitedCount": 2, "registeredCount": "5", "registeredVisitedCount": 3,
                  "attendance": {"NEW": 1, "REGULAR": 2, "OTHER": 0},
                  "country": {"Germany": {"countryCount": 3, "Berlin": 3}},
                  "platform": {"iOS": 0, "Android": 0, "Web": 3},
                  "referrer": {}
                }, {
                  "id": "%d", "name": "Course",
                  "startsAt": "2031-12-01T11:00:00+0100", "endsAt": 0, "duration": 0,
                  "invitedCount": "3", "invitedVisitedCount": 1, "registeredCount": "4", "registeredVisitedCount": 1,
                  "attendance": {"NEW": 0, "REGULAR": 1, "OTHER": 1},
                  "country": {
                    "France": {"countryCount": 1, "Lyon": 1},
                    "Turkey": {"countryCount": 1, "Izmir": 1}},
                  "platform": {"iOS": 0, "Android": 1, "Web": 1},
                  "referrer": {"https://example.org/x": 1}
                }]
                """.formatted(january, february, march, june, december)));
    }

    @Test
    void S1_S2_theSessionsOfOnePerson() {
        assertThat(hall.users("from", "2031-01-01", "to", "2031-12-31", "userId", e))
                .isEqualTo(json("""
                [{
                  "id": "%d", "email": "%s", "name": "E", "sex": "o",
                  "eventSessions": [{
                    "id": "%d", "name": "Course",
                    "startsAt": "2031-06-01T12:00:00+0200", "endsAt": "2031-06-01T13:00:00+0200", "duration": 3600,
                    "questionCount": 1, "userQuestionCount": 1, "chatMessageCount": 5, "userChatMessageCount": 2,
                    "additionalFieldValues": [],
                    "connections": [{
                      "joined": "2031-06-01T12:00:00+0200", "leaved": "2031-06-01T12:20:00+0200", "duration": 1200,
                      "country": "Germany", "city": "Berlin", "platform": "Web"
                    }, {
                      "joined": "2031-06-01T12:30:00+0200", "leaved": "2031-06-01T13:00:00+0200", "duration": 1800,
                      "country": "Germany", "city": "Unknown", "platform": "Web"
                    }]
                  }, {
                    "id": "%d", "name": "Course",
                    "startsAt": "2031-12-01T11:00:00+0100", "endsAt": 0, "duration": 0,
                    "questionCount": 0, "userQuestionCount": 0, "chatMessageCount": 0, "userChatMessageCount": 0,
                    "additionalFieldValues": [],
                    "connections": [{
                      "joined": "2031-12-01T11:00:00+0100", "leaved": "2031-12-01T11:15:00+0100", "duration": 900,
                      "country": "Turkey", "city": "Izmir", "referrer": "https://example.org/x", "platform": "Android"
                    }]
                  }]
                }]
                """.formatted(e, hall.email(e), june, december)));
    }

    @Test
    void S1_connectionsStandInTheOrderOfJoining() {
        JsonNode connections =
                hall.users("from", "2031-01-01", "to", "2031-01-31").at("/0/eventSessions/0/connections");

        assertThat(connections.findValuesAsText("joined"))
                .containsExactly("2031-01-10T11:05:00+0100", "2031-01-10T11:30:00+0100");
        assertThat(connections.findValuesAsText("city")).containsExactly("Berlin", "Paris");
    }

    @Test
    void S2_aConnectionThatIsOpenHasNoEndYet() {
        JsonNode connection =
                hall.users("from", "2031-12-01", "to", "2031-12-31").at("/0/eventSessions/0/connections/0");

        assertThat(connection).isEqualTo(json("""
                {"joined": "2031-12-01T11:00:00+0100", "leaved": 0, "duration": 0, "country": "France", "city": "Lyon",
                 "platform": "Web"}
                """));
    }

    @Test
    void R1_answersAreThoseForTheSessionElseForItsSeries() {
        JsonNode sessions = hall.users("from", "2031-01-01", "to", "2031-12-31", "userId", b)
                .at("/0/eventSessions");

        assertThat(sessions.get(0).get("additionalFieldValues")).isEqualTo(json("""
                        [{"label": "City", "value": "Köln"}, {"label": "Wishes", "value": "none"}]"""));
        assertThat(sessions.get(1).get("additionalFieldValues")).isEqualTo(json("""
                        [{"label": "City", "value": "Bonn"}]"""));
    }

    @Test
    void S2_whoCameToWhat() {
        JsonNode users = hall.users("from", "2031-01-01", "to", "2031-12-31");

        assertThat(StreamSupport.stream(users.spliterator(), false)
                        .map(user -> user.get("name").textValue()
                                + user.at("/eventSessions").findValuesAsText("id")))
                .containsExactly(
                        "A" + List.of(january, february, march, june, december),
                        "B" + List.of(january, march, june),
                        "C" + List.of(january, march),
                        "D" + List.of(february, march),
                        "E" + List.of(june, december));
    }

    @Test
    void statisticsOfOneEvent() {
        assertThat(hall.events("from", "2031-01-01", "to", "2031-12-31", "eventId", talk)
                        .findValuesAsText("startsAt"))
                .containsExactly("2031-02-01T11:00:00+0100");
        assertThat(hall.users("from", "2031-01-01", "to", "2031-12-31", "eventId", talk)
                        .findValuesAsText("duration"))
                .containsExactly("7200", "1200", "7200", "1200");
    }

    @Test
    void statisticsOfOneMemberAreThoseOfWhatTheyMadeOrLectureAt() {
        long maker = hall.organization().addMember("LECTURER");
        long own = hall.session(hall.event("Own", maker), "2031-04-01T10:00:00Z", "2031-04-01T11:00:00Z");
        hall.lectureAtSession(june, maker);

        JsonNode sessions = hall.events("from", "2031-01-01", "to", "2031-12-31", "userId", maker);

        assertThat(StreamSupport.stream(sessions.spliterator(), false)
                        .map(session -> session.get("id").asLong()))
                .containsExactly(own, june);
        assertThat(sessions.get(0).get("country")).isEqualTo(json("{}"));
    }

    @Test
    void S2_thePeriodIsThatOfTheActualStart() {
        assertThat(hall.events("from", "2031-02-01 11:00:00", "to", "2031-02-01 11:00:00")
                        .findValuesAsText("name"))
                .containsExactly("Talk");
        assertThat(hall.events("from", "2031-01-10 11:00:00", "to", "2031-01-10 11:00:00")
                        .findValuesAsText("name"))
                .as("0.9 s later, which no date shows")
                .containsExactly("Course");
        message(hall.getEvents("from", "2031-02-01 11:00:01", "to", "2031-03-30 01:29:59"), 404);
    }

    @Test
    void S6_aParticipantWhoNeverCameIsKnownButNotFound() {
        long registered = hall.person("H");
        hall.register(course, null, registered, false, true);

        message(hall.getUsers("from", "2031-01-01", "to", "2031-12-31", "userId", registered), 404);
    }

    @Test
    void S6_visitsOutliveTheRegistration() {
        hall.number("DELETE FROM participations WHERE user_id = ? RETURNING id", d);

        assertThat(hall.users("from", "2031-01-01", "to", "2031-12-31", "userId", d)
                        .at("/0/eventSessions"))
                .hasSize(2);
        assertThat(hall.users("from", "2031-01-01", "to", "2031-12-31", "userId", c)
                        .at("/0/eventSessions"))
                .hasSize(2);
    }
}
