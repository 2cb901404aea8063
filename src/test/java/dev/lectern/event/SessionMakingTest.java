package dev.lectern.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which sessions the job makes, and what hand-made and deleted ones mean for it (J1, E7, E9). Moscow is UTC+3 all year. */
@QuarkusTest
class SessionMakingTest {
    private static final String NOW = "2030-01-01T00:00:00Z";
    private static final String DAILY = "FREQ=DAILY";

    @Inject
    JobRun job;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private EventSteps steps;

    @BeforeEach
    void beginsAt() {
        clock.stopAt(Instant.parse(NOW));
        steps = EventSteps.of(database);
    }

    @AfterEach
    void resetsTheClock() {
        clock.reset();
    }

    @Test
    void J1_makesTheSessionsOfTheNextThirtyDays() {
        long event = steps.series("2030-01-01 12:00:00", DAILY);
        job.now();
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-01T09:00:00Z", 30));
    }

    @Test
    void J1_theHorizonItselfIsWithinASecondLaterIsNot() {
        long within = steps.series("2030-01-31 03:00:00", "FREQ=YEARLY");
        long beyond = steps.series("2030-01-31 03:00:01", "FREQ=YEARLY");
        job.now();
        assertThat(steps.starts(within)).containsExactly(Instant.parse("2030-01-31T00:00:00Z"));
        assertThat(steps.starts(beyond)).isEmpty();
    }

    @Test
    void J1_makesTheNextOneWhenItComesWithinTheHorizon() {
        long event = steps.series("2030-01-01 12:00:00", DAILY);
        job.now();
        job.at("2030-01-02T09:00:00Z");
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-01T09:00:00Z", 32));
    }

    @Test
    void J1_onceHoweverOftenItRuns() {
        long event = steps.series("2030-01-01 12:00:00", "FREQ=WEEKLY;COUNT=3");
        job.now();
        List<Long> made = steps.sessions(event);
        job.now();
        job.at("2030-01-03T00:00:00Z");
        assertThat(steps.sessions(event)).hasSize(3).isEqualTo(made);
    }

    @Test
    void J1_nothingInThePastButTheOccurrenceOfThisMoment() {
        long event = steps.series("2029-12-01 03:00:00", "FREQ=DAILY;UNTIL=20300103");
        job.now();
        assertThat(steps.starts(event)).isEqualTo(days(NOW, 3));
    }

    @Test
    void J1_catchesUpAfterDowntimeWithoutThePast() {
        long event = steps.series("2030-01-01 12:00:00", DAILY);
        job.now();
        job.at("2030-04-11T00:00:00Z");
        assertThat(steps.starts(event))
                .isEqualTo(Stream.concat(
                                days("2030-01-01T09:00:00Z", 30).stream(), days("2030-04-11T09:00:00Z", 30).stream())
                        .toList());
    }

    @Test
    void J1_localTimesStayWhenTheClocksChange() {
        clock.stopAt(Instant.parse("2030-03-24T00:00:00Z"));
        long event = steps.event(
                "startsAt", "2030-03-24 18:00:00", "timezone", "Europe/Berlin", "rule", "FREQ=WEEKLY;COUNT=3");
        job.now();
        assertThat(steps.starts(event))
                .containsExactly(
                        Instant.parse("2030-03-24T17:00:00Z"),
                        Instant.parse("2030-03-31T16:00:00Z"),
                        Instant.parse("2030-04-07T16:00:00Z"));
    }

    @Test
    void J1_aSessionCarriesWhatItsEventHas() {
        long event = steps.event(
                "startsAt",
                "2030-01-02 12:00:00",
                "rule",
                "FREQ=DAILY;COUNT=1",
                "description",
                "All of it",
                "duration",
                "PT0H45M0S",
                "lang",
                "EN");
        job.now();
        assertThat(steps.stored("""
                        SELECT concat_ws('|', status, name, description, access, lang, duration, duration_seconds,
                            estimated_at = starts_at, occurrence_at = starts_at, due_at - starts_at, is_made_by_job,
                            create_user_id)
                        FROM event_sessions
                        WHERE event_id = ?
                        """, event))
                .isEqualTo("ACTIVE|Lecture|All of it|1|EN|PT0H45M0S|2700|t|t|00:45:00|t|"
                        + steps.organization().ownerId());
    }

    @Test
    void E5_aSessionCarriesLectorsTagsFilesAndFieldsInOrderAndWithTheSameKeys() {
        long lector = steps.organization().addMember("LECTURER");
        long owner = steps.organization().ownerId();
        long event = steps.event(
                "startsAt",
                "2030-01-02 12:00:00",
                "rule",
                "FREQ=DAILY;COUNT=2",
                "lectorIds[0]",
                lector,
                "lectorIds[1]",
                owner,
                "tags[0]",
                "physics",
                "tags[1]",
                "algebra",
                "additionalFields[0][label]",
                "City",
                "additionalFields[0][type]",
                "text",
                "additionalFields[1][label]",
                "Size",
                "additionalFields[1][type]",
                "radio",
                "additionalFields[1][values][0]",
                "S",
                "additionalFields[1][values][1]",
                "M");
        steps.stored("""
                WITH file AS (
                    INSERT INTO files (organization_id, name, path, mime_type, size, create_at)
                    SELECT organization_id, 'plan.pdf', gen_random_uuid()::text, 'application/pdf', 1, now()
                    FROM events
                    WHERE id = ?
                    RETURNING organization_id, id)
                INSERT INTO event_files (organization_id, event_id, file_id, ordinal)
                SELECT organization_id, ?, id, 0
                FROM file
                RETURNING file_id
                """, event, event);
        job.now();
        assertThat(steps.sessions(event)).hasSize(2).allSatisfy(session -> {
            assertThat(children("lectors", "user_id", session)).isEqualTo(lector + " " + owner);
            for (String[] kind : new String[][] {
                {"lectors", "user_id"},
                {"tags", "tag_id"},
                {"files", "file_id"},
                {"additional_fields", "concat_ws('|', key, label, type, options, is_required)"}
            }) {
                assertThat(children(kind[0], kind[1], session))
                        .as(kind[0])
                        .isNotNull()
                        .isEqualTo(steps.stored(
                                "SELECT string_agg(%2$s::text, ' ' ORDER BY ordinal) FROM event_%1$s WHERE event_id = ?"
                                        .formatted(kind[0], kind[1]),
                                event));
            }
        });
    }

    @Test
    void E7_postMakesNoSessionAndTheJobNoneOfASingleEvent() {
        long series = steps.series("2030-01-02 12:00:00", DAILY);
        long single = steps.event("startsAt", "2030-01-02 12:00:00");
        assertThat(steps.starts(series)).isEmpty();
        job.now();
        assertThat(steps.starts(series)).hasSize(29);
        assertThat(steps.starts(single)).isEmpty();
    }

    @Test
    void E7_aSessionMadeByHandAtAnOccurrenceIsNotMadeAgain() {
        long event = steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=3");
        long byHand = steps.session(event, "startsAt", "2030-01-03 12:00:00");
        job.now();
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-02T09:00:00Z", 3));
        assertThat(steps.sessions(event)).contains(byHand);
    }

    @Test
    void E7_aSessionMadeByHandBesidesTheOccurrencesTakesNoneAway() {
        long event = steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=3");
        steps.session(event, "startsAt", "2030-01-03 12:00:01");
        job.now();
        assertThat(steps.starts(event)).hasSize(4);
    }

    @Test
    void E7_byDefaultASessionTakesTheNextFreeOccurrence() {
        long event = steps.series("2029-12-30 12:00:00", DAILY);
        steps.session(event, "startsAt", "2030-01-02 12:00:00");
        steps.session(event);
        steps.session(event);
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-01T09:00:00Z", 3));
        job.now();
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-01T09:00:00Z", 30));
        steps.session(event);
        assertThat(steps.starts(event)).isEqualTo(days("2030-01-01T09:00:00Z", 31));
    }

    @Test
    void E7_aSingleEventsSessionStartsWithTheEvent() {
        long event = steps.event("startsAt", "2030-01-02 12:00:00");
        steps.session(event);
        assertThat(steps.starts(event)).containsExactly(Instant.parse("2030-01-02T09:00:00Z"));
    }

    @Test
    void E9_aDeletedSessionOfTheJobNeverComesBackAndStandsInExceptionDates() {
        long event = steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=3");
        job.now();
        steps.deleteSession(steps.sessions(event).get(1));
        job.now();
        job.at("2030-01-02T10:00:00Z");
        assertThat(steps.starts(event))
                .containsExactly(Instant.parse("2030-01-02T09:00:00Z"), Instant.parse("2030-01-04T09:00:00Z"));
        assertThat(exceptionDates(event)).containsExactly("2030-01-03T12:00:00+0300");
    }

    @Test
    void E9_aDeletedSessionStaysAwayWhenTheRuleChanges() {
        long event = steps.series("2030-01-02 12:00:00", "FREQ=DAILY;COUNT=3");
        job.now();
        steps.deleteSession(steps.sessions(event).get(1));
        steps.changeEvent(event, "rule", "FREQ=DAILY;COUNT=4");
        job.now();
        assertThat(steps.starts(event))
                .containsExactly(
                        Instant.parse("2030-01-02T09:00:00Z"),
                        Instant.parse("2030-01-04T09:00:00Z"),
                        Instant.parse("2030-01-05T09:00:00Z"));
    }

    @Test
    void E9_aHandMadeSessionBesidesTheRuleLeavesNoExceptionDate() {
        long event = steps.series("2030-01-02 12:00:00", DAILY);
        steps.deleteSession(steps.session(event, "startsAt", "2030-01-02 15:00:00"));
        assertThat(exceptionDates(event)).isEmpty();
    }

    @Test
    void E9_aDeletedEventGetsNoMoreSessions() {
        long event = steps.series("2030-01-02 12:00:00", DAILY);
        job.now();
        steps.deleteEvent(event);
        job.at("2030-01-20T00:00:00Z");
        assertThat(steps.starts(event)).isEmpty();
    }

    private List<String> exceptionDates(long event) {
        return steps.organization()
                .request()
                .get("/v3/organization/events/{id}", event)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("exceptionDates", String.class);
    }

    private String children(String table, String column, long session) {
        return steps.stored(
                "SELECT string_agg(%2$s::text, ' ' ORDER BY ordinal) FROM session_%1$s WHERE session_id = ?"
                        .formatted(table, column),
                session);
    }

    private static List<Instant> days(String first, int count) {
        return Stream.iterate(Instant.parse(first), day -> day.plus(1, ChronoUnit.DAYS))
                .limit(count)
                .toList();
    }
}
