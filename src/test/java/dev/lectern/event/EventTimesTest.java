package dev.lectern.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** When events and sessions are (E2, E4, E7, W7, W8); it is 11:20:30 on 1 March 2030 in Berlin. */
@QuarkusTest
class EventTimesTest {
    @Inject
    TestClock clock;

    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        clock.stopAt(Instant.parse("2030-03-01T10:20:30Z"));
        calls = EventCalls.create("Europe/Berlin");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void E2_anEventIsActiveAndStartsNowToTheMinute() {
        JsonNode event = calls.detail(calls.event());

        assertThat(event.get("status").textValue()).isEqualTo("ACTIVE");
        assertThat(event.get("startsAt").textValue()).isEqualTo("2030-03-01T11:20:00+0100");
        assertThat(event.get("duration").textValue()).isEqualTo("PT1H0M0S");
        assertThat(event.get("timezoneName").textValue()).isEqualTo("Europe/Berlin");
        assertThat(event.get("isEventRegAllowed").textValue()).isEqualTo("1");
        assertThat(event.get("isArchive").textValue()).isEqualTo("0");
    }

    @Test
    void E2_theLanguageIsTheCreatorsElseTheOrganizations() {
        String before = calls.detail(calls.event()).get("lang").textValue();
        TestOrganization.admin()
                .body(Map.of("lang", "UK"))
                .put(calls.organization().path() + "/members/"
                        + calls.organization().ownerId())
                .then()
                .statusCode(200);

        assertThat(before).isEqualTo("RU");
        assertThat(calls.detail(calls.event()).get("lang").textValue()).isEqualTo("UK");
        assertThat(calls.detail(calls.event("lang", "TR")).get("lang").textValue())
                .isEqualTo("TR");
    }

    @Test
    void E2_anEventMayEndAsItStarts() {
        JsonNode event = calls.detail(calls.event("startsAt", "2030-04-01T10:00", "endsAt", "2030-04-01T10:00"));

        assertThat(event.get("endsAt").textValue()).isEqualTo("2030-04-01T10:00:00+0200");
    }

    @Test
    void E2_aNewStartIsHeldAgainstTheStoredEnd() {
        long event = calls.event("startsAt", "2030-04-01T10:00", "endsAt", "2030-04-02");

        assertThat(fieldErrors(calls.put(event, "startsAt", "2030-04-03"))).isEqualTo(Map.of("endsAt", "ERROR_RANGE"));
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt, 2030-04-01, 2030-04-01T00:00:00+0200",
        "startsAt, 2030-04-01T10:30, 2030-04-01T10:30:00+0200",
        "startsAt, 2030-04-01 10:30:15, 2030-04-01T10:30:15+0200",
        "startsAt, 2030-04-01t10:30:00z, 2030-04-01T12:30:00+0200",
        "startsAt, 2030-04-01T10:30:00+0300, 2030-04-01T09:30:00+0200",
        "startsAt, 2030-04-01T10:30:00-05:00, 2030-04-01T17:30:00+0200",
        "startsAtTimestamp, 2030-04-01T10:30:00Z, 2030-04-01T12:30:00+0200",
        "startsAtTimestamp, 1901269800, 2030-04-01T12:30:00+0200",
        "startsAt, 2030-03-31T02:30, 2030-03-31T03:30:00+0200",
        "startsAt, 2030-10-27T02:30, 2030-10-27T02:30:00+0200"
    })
    void W7_datesHaveManySpellings(String name, String written, String start) {
        long event = calls.event(name, written);
        long session = calls.session(calls.event(), name, written);

        assertThat(calls.detail(event).get("startsAt").textValue()).isEqualTo(start);
        assertThat(calls.sessionDetail(session).get("startsAt").textValue()).isEqualTo(start);
    }

    @Test
    void W7_aTimeMayBeLeftOut() {
        long event = calls.event("startsAt[date][year]", 2030, "startsAt[date][month]", 4, "startsAt[date][day]", 1);

        assertThat(calls.detail(event).get("startsAt").textValue()).isEqualTo("2030-04-01T00:00:00+0200");
    }

    @Test
    void W7_datesAreReadInTheEventsZone() {
        long event =
                calls.event("startsAt", "2030-04-01T10:00", "endsAtTimestamp", "1901606400", "timezone", "Asia/Tokyo");

        assertThat(calls.detail(event).get("startsAt").textValue()).isEqualTo("2030-04-01T10:00:00+0900");
        assertThat(calls.detail(event).get("endsAt").textValue()).isEqualTo("2030-04-05T17:00:00+0900");
        assertThat(calls.sessionDetail(calls.session(event))
                        .at("/timezone/name")
                        .textValue())
                .isEqualTo("Asia/Tokyo");
    }

    @Test
    void W8_aSessionShowsItsTimeInItsZoneAndInEpochSeconds() {
        JsonNode session = calls.sessionDetail(
                calls.session(calls.event(), "startsAt", "2030-07-01T10:00", "timezoneId", "America/New_York"));

        assertThat(session.get("startsAt").textValue()).isEqualTo("2030-07-01T10:00:00-0400");
        assertThat(session.get("estimatedAt").textValue()).isEqualTo("2030-07-01T10:00:00-0400");
        assertThat(session.get("utcStartsAt").longValue()).isEqualTo(1_909_144_800L);
        assertThat(session.at("/timezone/offset").intValue()).isEqualTo(-14_400);
        assertThat(session.get("createAt").textValue()).isEqualTo("2030-03-01T05:20:30-0500");
    }

    @Test
    void W8_aStartedSessionKeepsItsPlanInEstimatedAt() {
        long session = calls.session(calls.event(), "startsAt", "2030-03-01T12:00");
        assertDone(calls.start(session));
        clock.stopAt(Instant.parse("2030-03-01T11:00:05Z"));
        assertDone(calls.stop(session));

        JsonNode detail = calls.sessionDetail(session);
        assertThat(detail.get("estimatedAt").textValue()).isEqualTo("2030-03-01T12:00:00+0100");
        assertThat(detail.get("startsAt").textValue()).isEqualTo("2030-03-01T11:20:30+0100");
        assertThat(detail.get("endsAt").textValue()).isEqualTo("2030-03-01T12:00:05+0100");
    }

    @Test
    void E4_occurrencesKeepTheirLocalTimeAcrossDst() {
        long event = calls.event("startsAt", "2030-03-24T09:00", "rule", "FREQ=WEEKLY;COUNT=3");

        assertThat(planned()).containsExactly("2030-03-24 09:00", "2030-03-31 09:00", "2030-04-07 09:00");
        assertThat(sessions(event, 3))
                .containsExactly("2030-03-24T09:00:00+0100", "2030-03-31T09:00:00+0200", "2030-04-07T09:00:00+0200");
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;COUNT=2, '', 2030-04-01 10:00|2030-04-02 10:00",
        "rrule:freq=daily;count=2, '', 2030-04-01 10:00|2030-04-02 10:00",
        "FREQ=DAILY;UNTIL=20300402, '', 2030-04-01 10:00|2030-04-02 10:00",
        "FREQ=DAILY;UNTIL=20300402T075959Z, '', 2030-04-01 10:00",
        "FREQ=DAILY, 2030-04-02T10:00, 2030-04-01 10:00|2030-04-02 10:00",
        "FREQ=DAILY, 2030-04-02T09:59, 2030-04-01 10:00",
        "'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=2', '', 2030-04-02 10:00|2030-04-04 10:00",
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2, '', 2030-05-31 10:00|2030-07-31 10:00",
        "FREQ=YEARLY;COUNT=1, '', 2030-04-01 10:00"
    })
    void E4_aRuleHasItsDates(String rule, String end, String dates) {
        calls.event("startsAt", "2030-04-01T10:00", "endsAt", end, "rule", rule);

        assertThat(planned()).containsExactly(dates.split("\\|"));
    }

    @Test
    void E7_aSessionStartsAtTheNextOccurrenceThatHasNone() {
        long event = calls.event("startsAt", "2030-02-27T10:00", "rule", "FREQ=DAILY;COUNT=5");

        assertThat(sessions(event, 3))
                .containsExactly("2030-03-02T10:00:00+0100", "2030-03-03T10:00:00+0100", "2030-02-27T10:00:00+0100");
    }

    @Test
    void E7_aSingleEventsSessionsStartWithIt() {
        long event = calls.event("startsAt", "2030-02-27T10:00");

        assertThat(sessions(event, 2)).containsExactly("2030-02-27T10:00:00+0100", "2030-02-27T10:00:00+0100");
    }

    @Test
    void E7_noSessionIsMadeByAnEvent() {
        calls.event("startsAt", "2030-03-02T10:00");
        JsonNode ruled = calls.detail(calls.event("startsAt", "2030-03-02T10:00", "rule", "FREQ=DAILY"));

        assertThat(ruled.get("eventSessions")).isEmpty();
    }

    @Test
    void E10_exceptionDatesAreDatesOfTheRule() {
        long event = calls.event("startsAt", "2030-03-30T10:00", "rule", "FREQ=DAILY;COUNT=3");
        assertDone(calls.deleteSession(calls.session(event)));
        assertDone(calls.deleteSession(calls.session(event)));

        assertThat(calls.detail(event).get("exceptionDates"))
                .isEqualTo(json("[\"2030-03-30T10:00:00+0100\", \"2030-03-31T10:00:00+0200\"]"));
        assertThat(sessions(event, 1)).containsExactly("2030-04-01T10:00:00+0200");
    }

    @Test
    void E10_aSessionMadeBesidesTheRuleLeavesNoException() {
        long event = calls.event("startsAt", "2030-03-30T10:00", "rule", "FREQ=DAILY;COUNT=3");
        assertDone(calls.deleteSession(calls.session(event, "startsAt", "2030-03-30T10:01")));

        assertThat(calls.detail(event).get("exceptionDates")).isEmpty();
    }

    private List<String> planned() {
        return calls.schedule().get(0).get("eventSessions").findValuesAsText("startsAt");
    }

    /** The starts of so many new sessions. */
    private List<String> sessions(long event, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> calls.sessionDetail(calls.session(event))
                        .get("startsAt")
                        .textValue())
                .toList();
    }
}
