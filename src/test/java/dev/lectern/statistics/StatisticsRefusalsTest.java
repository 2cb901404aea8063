package dev.lectern.statistics;

import java.time.Instant;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import dev.lectern.statistics.Hall.Origin;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.message;
import static dev.lectern.testing.Forms.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** The codes of both statistics in their documented order, their periods and pages, and that they are an organisation's own. */
@QuarkusTest
class StatisticsRefusalsTest {
    private static final Object[] YEAR = {"from", "2031-01-01", "to", "2031-12-31"};

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    private Hall hall;
    private long event;
    private long session;
    private long visitor;

    @BeforeEach
    void makeAVisit() {
        hall = Hall.create(database);
        event = hall.event("Talk");
        session = hall.session(event, "2031-03-01T10:00:00Z", "2031-03-01T11:00:00Z");
        visitor = hall.person("Vera");
        visit(session, visitor);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void W2_aKeyIsAskedForFirst(String list) {
        assertThat(RestAssured.get("/v3/stats/" + list + "?from=x").statusCode())
                .isEqualTo(400);
        assertThat(RestAssured.given()
                        .header("x-auth-token", "wrong")
                        .get("/v3/stats/" + list + "?from=x")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2031-02-30, ERROR_RANGE",
        "from, yesterday, ERROR_FORMAT",
        "to, 2031-01-01 25:00:00, ERROR_RANGE",
        "to, 2030-12-31, ERROR_RANGE",
        "userId, me, ERROR_FORMAT",
        "userId, 0, ERROR_RANGE",
        "eventId, -1, ERROR_RANGE",
        "page, 0, ERROR_RANGE",
        "perPage, 501, ERROR_RANGE"
    })
    void W10_whatIsWrongIsNamed(String field, String value, String error) {
        for (String list : new String[] {"events", "users"}) {
            assertThat(fieldErrors(named(list, field, value))).containsEntry(field, error);
        }
    }

    private Response named(String list, String field, String value) {
        return field.equals("from")
                ? get(hall, list, field, value)
                : get(hall, list, "from", "2031-01-01", field, value);
    }

    @Test
    void S6_ofAStrangerThereAreNone() {
        long stranger = hall.person("Stranger");
        for (long user : new long[] {stranger, Long.MAX_VALUE}) {
            message(get(hall, "events", with("userId", user)), 403);
            message(get(hall, "users", with("userId", user)), 403);
        }
    }

    @Test
    void S6_aVisitorIsNoMember() {
        message(get(hall, "events", with("userId", visitor)), 403);
        assertThat(get(hall, "users", with("userId", visitor)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void refusalsComeInTheDocumentedOrder(String list) {
        long stranger = hall.person("Stranger");

        assertThat(get(hall, list, "from", "x", "userId", stranger, "eventId", Long.MAX_VALUE)
                        .statusCode())
                .isEqualTo(400);
        message(get(hall, list, with("userId", stranger, "eventId", Long.MAX_VALUE)), 403);
        assertThat(message(get(hall, list, with("eventId", Long.MAX_VALUE)), 404))
                .isEqualTo("Event " + Long.MAX_VALUE + " not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void whereNothingIsFoundTheAnswerIs404(String list) {
        message(get(hall, list, "from", "2032-01-01", "to", "2032-12-31"), 404);
        message(get(hall, list, with("eventId", hall.event("Empty"))), 404);
    }

    @Test
    void aSessionThatNobodyCameToHasFiguresButNoVisitors() {
        long lonely = hall.event("Lonely");
        hall.session(lonely, "2031-03-01T10:00:00Z", "2031-03-01T11:00:00Z");

        assertThat(get(hall, "events", with("eventId", lonely)).statusCode()).isEqualTo(200);
        message(get(hall, "users", with("eventId", lonely)), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void thePeriodIsTheYearToComeUnlessGiven(String list) {
        clock.stopAt(Instant.parse("2031-03-01T10:00:00Z"));
        assertThat(get(hall, list).statusCode()).isEqualTo(200);
        clock.stopAt(Instant.parse("2031-03-01T10:00:00.001Z"));
        message(get(hall, list), 404);
        clock.stopAt(Instant.parse("2030-03-01T10:00:00Z"));
        assertThat(get(hall, list).statusCode()).isEqualTo(200);
        clock.stopAt(Instant.parse("2030-03-01T09:59:59Z"));
        message(get(hall, list), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void W7_aBareDateMeansTheWholeDayInTheOrganisationsZone(String list) {
        assertThat(get(hall, list, "from", "2031-03-01", "to", "2031-03-01").statusCode())
                .isEqualTo(200);
        assertThat(get(hall, list, "from", "2031-03-01+13:00:00", "to", "2031-03-01+13:00:00")
                        .statusCode())
                .isEqualTo(200);
        message(get(hall, list, "from", "2031-03-01 13:00:01", "to", "2031-03-01"), 404);
        message(get(hall, list, "from", "2031-02-28", "to", "2031-02-28"), 404);
    }

    @Test
    void W13_pages() {
        long second = hall.session(event, "2031-03-02T10:00:00Z", "2031-03-02T11:00:00Z");
        long other = hall.person("Other");
        visit(second, other);

        assertPages("events", session, second);
        assertPages("users", visitor, other);
    }

    private void assertPages(String list, long first, long second) {
        Response page = get(hall, list, with("page", 2, "perPage", 1));
        assertThat(page.jsonPath().getList("id")).containsExactly(Long.toString(second));
        assertThat(page.header("X-Total-Count")).isEqualTo("2");
        assertThat(page.header("Link")).contains("/v3/stats/" + list, "page=1&perPage=1>; rel=\"prev\"");
        Response all = get(hall, list, YEAR);
        assertThat(all.jsonPath().getList("id")).containsExactly(Long.toString(first), Long.toString(second));
        assertThat(all.header("X-Total-Count")).isEqualTo("2");
        Response past = get(hall, list, with("page", 9, "perPage", 1));
        assertThat(past.statusCode()).isEqualTo(200);
        assertThat(past.asString()).isEqualTo("[]");
    }

    @Test
    void W2_nothingOfAnotherOrganisationIsReadOrCounted() {
        Hall other = new Hall(TestOrganization.create(), database);
        long theirs = other.session(other.event("Theirs"), "2031-03-02T10:00:00Z", "2031-03-02T11:00:00Z");
        other.visit(theirs, visitor, "2031-03-02T10:00:00Z", "2031-03-02T10:10:00Z", Origin.NOWHERE);

        message(get(other, "events", with("eventId", event)), 404);
        message(get(other, "users", with("eventId", event)), 404);
        message(get(other, "events", with("userId", hall.organization().ownerId())), 403);
        message(get(other, "users", with("userId", hall.organization().ownerId())), 403);
        assertThat(other.events(YEAR).findValuesAsText("name")).containsExactly("Theirs");
        assertThat(other.events(YEAR).at("/0/attendance/NEW").asInt()).isEqualTo(1);
        assertThat(other.users(YEAR).at("/0/eventSessions")).hasSize(1);
        assertThat(hall.users(YEAR).at("/0/eventSessions/0/id").asLong()).isEqualTo(session);
    }

    private void visit(long where, long who) {
        hall.visit(where, who, "2031-03-01T10:00:00Z", "2031-03-01T10:10:00Z", Origin.NOWHERE);
    }

    private static Object[] with(Object... more) {
        return Stream.concat(Stream.of(YEAR), Stream.of(more)).toArray();
    }

    private static Response get(Hall hall, String list, Object... parameters) {
        return hall.organization()
                .request()
                .urlEncodingEnabled(false)
                .get("/v3/stats/" + list + (parameters.length == 0 ? "" : "?" + encoded(parameters)));
    }
}
