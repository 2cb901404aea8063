package dev.lectern.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** What the schedules list, and in which order (E11, W13); it is 10:00 on 1 June 2030 in Moscow. */
@QuarkusTest
class ScheduleTest {
    @Inject
    TestClock clock;

    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        clock.stopAt(Instant.parse("2030-06-01T07:00:00Z"));
        calls = EventCalls.create();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void E11_theOrderIsThatOfTheFirstStartInThePeriodThenOfTheId() {
        long late = at("2030-06-20T10:00");
        long weekly = at("2030-05-01T10:00", "rule", "FREQ=WEEKLY");
        long early = at("2030-06-03T10:00");
        long sameTime = at("2030-06-03T10:00");
        long bySession = at("2030-09-01T10:00");
        calls.session(bySession, "startsAt", "2030-06-04T10:00");

        assertThat(ids("from", "2030-06-01", "to", "2030-06-30"))
                .containsExactly(early, sameTime, bySession, weekly, late);
    }

    @Test
    void E11_aSingleEventIsListedByItsOwnStartUntilItHasASession() {
        long event = at("2030-06-10T10:00");
        assertThat(ids("to", "2030-06-30")).containsExactly(event);

        calls.session(event, "startsAt", "2030-07-15T10:00");

        assertThat(ids("to", "2030-06-30")).isEmpty();
        assertThat(ids("from", "2030-07-01", "to", "2030-07-31")).containsExactly(event);
    }

    @Test
    void E11_anOccurrenceWithASessionIsNotPlannedToo() {
        long event = at("2030-06-10T10:00", "rule", "FREQ=DAILY;COUNT=3");
        long session = calls.session(event);

        JsonNode dates = calls.schedule().get(0).get("eventSessions");

        assertThat(dates).hasSize(3);
        assertThat(dates.get(0).get("id").textValue()).isEqualTo(Long.toString(session));
        assertThat(dates.get(0).get("startsAt").textValue()).isEqualTo("2030-06-10T10:00:00+0300");
        assertThat(dates.get(1)).isEqualTo(json("{\"startsAt\": \"2030-06-11 10:00\"}"));
        assertThat(dates.get(2)).isEqualTo(json("{\"startsAt\": \"2030-06-12 10:00\"}"));
    }

    @Test
    void E9_aDeletedSessionIsPlannedNoMore() {
        long event = at("2030-06-10T10:00", "rule", "FREQ=DAILY;COUNT=2");
        assertDone(calls.deleteSession(calls.session(event)));

        assertThat(calls.schedule().get(0).get("eventSessions"))
                .isEqualTo(json("[{\"startsAt\": \"2030-06-11 10:00\"}]"));
        assertThat(calls.detail(event).get("exceptionDates")).isEqualTo(json("[\"2030-06-10T10:00:00+0300\"]"));
    }

    @Test
    void E9_aDeletedEventIsNotListed() {
        assertDone(calls.delete(at("2030-06-10T10:00")));
        assertDone(calls.delete(at("2030-06-10T10:00", "rule", "FREQ=DAILY")));

        assertThat(ids()).isEmpty();
    }

    @Test
    void E8_aStoppedEventPlansNothing() {
        assertDone(calls.put(at("2030-06-10T10:00", "rule", "FREQ=DAILY"), "status", "STOP"));

        assertThat(ids()).isEmpty();
    }

    @Test
    void E11_startMeansASessionOnAir() {
        long onAir = at("2030-06-10T10:00");
        calls.onAir(onAir);
        long active = at("2030-06-11T10:00");
        long stopped = at("2030-06-12T10:00", "status", "STOP");

        assertThat(ids("status[]", "START")).containsExactly(onAir);
        assertThat(ids("status[]", "ACTIVE")).containsExactly(onAir, active);
        assertThat(ids("status[]", "STOP")).containsExactly(stopped);
        assertThat(ids("status[]", "START", "status[]", "STOP")).containsExactly(onAir, stopped);
        assertThat(ids("status", "STOP")).containsExactly(stopped);
        assertThat(fieldErrors(calls.getSchedule("status[1]", "ACTIVE", "status[3]", "RESERVED")))
                .isEqualTo(Map.of("status[3]", "ERROR_CHOICE"));
    }

    @Test
    void E11_aNameMatchesInItsMiddleInAnyCaseAndLiterally() {
        long russian = calls.event("name", "Осенний ВЕБИНАР 100%", "startsAt", "2030-06-10");
        calls.event("name", "Webinar 1000", "startsAt", "2030-06-11");

        assertThat(ids("name", "вебинар")).containsExactly(russian);
        assertThat(ids("name", "100%")).containsExactly(russian);
        assertThat(ids("name", "1_0")).isEmpty();
        assertThat(ids("name", "\\")).isEmpty();
        assertThat(ids("name", "")).hasSize(2);
    }

    @Test
    void E11_accessMatchesAnyOfSeveral() {
        long free = at("2030-06-10T10:00");
        long registered = at("2030-06-11T10:00", "access", 4);
        long moderated = at("2030-06-12T10:00", "access", 8);

        assertThat(ids("access", 4)).containsExactly(registered);
        assertThat(ids("access[]", 1, "access[]", 8)).containsExactly(free, moderated);
        assertThat(fieldErrors(calls.getSchedule("access[]", 5)).values()).containsExactly("ERROR_CHOICE");
    }

    @Test
    void E11_amongAMembersEventsAreThoseCreatedAndLecturedAt() {
        long lector = calls.organization().addMember("LECTURER");
        long idle = calls.organization().addMember("LECTURER");
        long plain = at("2030-06-10T10:00");
        long ofEvent = at("2030-06-11T10:00", "lectorIds", lector);
        long ofSession = at("2030-06-12T10:00");
        calls.session(ofSession, "lectorIds", lector);

        assertThat(idsOf(calls.organization().ownerId())).containsExactly(plain, ofEvent, ofSession);
        assertThat(idsOf(lector)).containsExactly(ofEvent, ofSession);
        assertThat(idsOf(idle)).isEmpty();
    }

    @Test
    void E11_thePeriodIsAYearFromNow() {
        at("2030-06-01T09:59");
        long now = at("2030-06-01T10:00");
        long last = at("2031-06-01T10:00");
        at("2031-06-01T10:01");

        assertThat(ids()).containsExactly(now, last);
        assertThat(ids("from", "", "to", "")).containsExactly(now, last);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-06-10, 2030-06-10",
        "2030-06-10T10:00:00, 2030-06-10T10:00:00",
        "2030-06-10t10:00:00, 2030-06-10 10:00:00",
        "2030-06-10T07:00:00Z, 2030-06-10T12:00:00+0500",
        "2030-06-10+10:00:00, 2030-06-10+10:00:00"
    })
    void W7_boundsAreReadInTheOrganizationsZone(String from, String to) {
        at("2030-06-09T23:59");
        long inside = at("2030-06-10T10:00");
        at("2030-06-11T00:00");

        assertThat(ids("from", from, "to", to)).containsExactly(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-06-11, 2030-06-10, to, ERROR_RANGE",
        "2030-02-30, '', from, ERROR_RANGE",
        "'', 10.06.2030, to, ERROR_FORMAT",
        "'', 2030-05-01, to, ERROR_RANGE"
    })
    void E11_fromAfterToIs400(String from, String to, String field, String error) {
        assertThat(fieldErrors(calls.getSchedule("from", from, "to", to))).isEqualTo(Map.of(field, error));
    }

    @Test
    void W13_pagesFollowOneAnother() {
        for (int day = 10; day < 22; day++) {
            at("2030-06-" + day + "T10:00");
        }
        Response second = calls.getSchedule("page", 2, "name", "a l");

        assertThat(ids()).hasSize(10);
        assertThat(json(calls.getSchedule("page", 2), 200)).hasSize(2);
        assertThat(ids("perPage", 50))
                .hasSize(12)
                .startsWith(ids().toArray(Long[]::new))
                .endsWith(ids("page", 2).toArray(Long[]::new));
        assertThat(calls.getSchedule("page", 3).asString()).isEqualTo("[]");
        assertThat(calls.getSchedule("page", 3).header("X-Total-Count")).isEqualTo("12");
        assertThat(second.header("X-Total-Count")).isEqualTo("0");
        assertThat(calls.getSchedule().header("Link"))
                .contains("<http://localhost:8080/v3/organization/events/schedule?page=2&perPage=10>; rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0, ERROR_RANGE",
        "page, -1, ERROR_RANGE",
        "page, x, ERROR_FORMAT",
        "perPage, 0, ERROR_CHOICE",
        "perPage, 20, ERROR_CHOICE",
        "perPage, 1000, ERROR_CHOICE",
        "perPage, many, ERROR_FORMAT"
    })
    void W13_otherPagesAre400(String name, String value, String error) {
        assertThat(fieldErrors(calls.getSchedule(name, value))).isEqualTo(Map.of(name, error));
    }

    private long at(String start, Object... more) {
        Object[] parameters = new Object[more.length + 2];
        parameters[0] = "startsAt";
        parameters[1] = start;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return calls.event(parameters);
    }

    private List<Long> ids(Object... parameters) {
        return EventCalls.ids(calls.schedule(parameters));
    }

    private List<Long> idsOf(long user) {
        return EventCalls.ids(json(Endpoint.GET_USER_SCHEDULE.send(calls.request(), user), 200));
    }
}
