package dev.lectern.mail;

import java.util.List;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** R7: those registered are told when a date moves or is cancelled. */
@QuarkusTest
class AnnouncementsTest {
    private static final String INVITED = "INVITATION SENT 1";
    private static final String MOVED = "MOVED WAITING 0";
    private static final String CANCELLED = "CANCELLED WAITING 0";

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    private final String ofSeries = TestOrganization.address();
    private final String ofSession = TestOrganization.address();
    private final String ofOther = TestOrganization.address();
    private final String ofBoth = TestOrganization.address();
    private final String rejected = TestOrganization.address();
    private MailSteps steps;
    private long event;
    private long session;

    @BeforeEach
    void invite() {
        steps = MailSteps.of(database);
        event = steps.event("name", "Course", "startsAt", "2035-01-01 10:00", "rule", "FREQ=WEEKLY;COUNT=5");
        session = steps.session(event);
        long other = steps.session(event);
        steps.invite("events/" + event, ofSeries, ofBoth, rejected);
        steps.invite("eventsessions/" + other, ofOther);
        steps.invite("eventsessions/" + session, ofSession);
        steps.text("""
                INSERT INTO participations (
                    organization_id, event_id, session_id, user_id, role, token, is_accepted, is_auto_enter, create_at)
                SELECT organization_id, event_id, ?, user_id, role, md5(token), true, true, create_at
                FROM participations
                WHERE event_id = ? AND session_id IS NULL AND user_id = (SELECT id FROM users WHERE email = ?)
                RETURNING id
                """, session, event, ofBoth);
        steps.text("""
                UPDATE participations SET is_accepted = false
                WHERE user_id = (SELECT id FROM users WHERE email = ?)
                RETURNING id
                """, rejected);
        sendAll();
    }

    @Test
    void R7_aMovedSessionIsToldToItsOwnAndToThoseOfTheSeriesOnce() {
        changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 12:00"));

        assertThat(steps.mails(ofSession)).containsExactly(INVITED, MOVED);
        assertThat(steps.mails(ofSeries)).containsExactly(INVITED, MOVED);
        assertThat(steps.mails(ofBoth)).containsExactly(INVITED, MOVED);
        assertThat(steps.mails(ofOther)).containsExactly(INVITED);
        assertThat(steps.mails(rejected)).containsExactly(INVITED);
    }

    @Test
    void R7_aSecondMoveBeforeTheMailIsSentNeedsNoSecondMail() {
        changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 12:00"));
        changed(steps.put("eventsessions/" + session, "duration", "PT2H0M0S"));
        assertThat(steps.mails(ofSession)).containsExactly(INVITED, MOVED);

        sendAll();
        changed(steps.put("eventsessions/" + session, "timezone", "Europe/Kyiv"));
        assertThat(steps.mails(ofSession)).containsExactly(INVITED, "MOVED SENT 1", MOVED);
    }

    @Test
    void R7_whatMovesNothingIsNotTold() {
        changed(steps.put("eventsessions/" + session, "name", "Other", "startsAt", "2035-01-01 10:00"));
        changed(steps.put("organization/events/" + event, "name", "Other", "rule", "FREQ=WEEKLY;COUNT=5"));
        changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 13:00", "sendEmail", "false"));
        changed(steps.put("organization/events/" + event + "?sendEmail=false", "rule", "FREQ=DAILY;COUNT=5"));

        assertThat(steps.mails(ofSession)).containsExactly(INVITED);
        assertThat(steps.mails(ofSeries)).containsExactly(INVITED);
    }

    @Test
    void R7_onAirNothingMoves() {
        changed(steps.put("eventsessions/" + session + "/start"));
        changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 12:00"));

        assertThat(steps.mails(ofSession)).containsExactly(INVITED);
    }

    @Test
    void R7_newDatesOfTheEventAreToldToThoseOfTheSeries() {
        changed(steps.put("organization/events/" + event, "rule", "FREQ=DAILY;COUNT=5"));

        assertThat(steps.mails(ofSeries)).containsExactly(INVITED, MOVED);
        assertThat(steps.mails(ofSession)).containsExactly(INVITED);
    }

    @Test
    void R7_aDeletedSessionIsCancelled() {
        changed(delete("eventsessions/" + session));

        assertThat(steps.mails(ofSession)).containsExactly(INVITED, CANCELLED);
        assertThat(steps.mails(ofSeries)).containsExactly(INVITED, CANCELLED);
        assertThat(steps.mails(ofBoth)).containsExactly(INVITED, CANCELLED);
        assertThat(steps.mails(ofOther)).containsExactly(INVITED);
        assertThat(steps.mails(rejected)).containsExactly(INVITED);
    }

    @Test
    void R7_aDeletedEventIsCancelledForAll() {
        changed(delete("organization/events/" + event));

        assertThat(Stream.of(ofSession, ofSeries, ofOther))
                .allSatisfy(address -> assertThat(steps.mails(address)).containsExactly(INVITED, CANCELLED));
        assertThat(steps.mails(rejected)).containsExactly(INVITED);
    }

    @Test
    void R7_deletionsCanBeSilentAndWhatIsOverIsNotCancelled() {
        changed(steps.put("eventsessions/" + session + "/start"));
        changed(steps.put("eventsessions/" + session + "/stop"));
        changed(delete("eventsessions/" + session));
        changed(delete("organization/events/" + event + "?sendEmail=0"));

        assertThat(Stream.of(ofSession, ofSeries, ofOther))
                .allSatisfy(address -> assertThat(steps.mails(address)).containsExactly(INVITED));
    }

    @Test
    void R7_aHundredAreToldWithAsManyStatementsAsOne() {
        long few = statements.of(() -> changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 12:00")));
        steps.invite(
                "eventsessions/" + session,
                Stream.generate(TestOrganization::address).limit(100).toArray(String[]::new));
        sendAll();

        long many = statements.of(() -> changed(steps.put("eventsessions/" + session, "startsAt", "2035-01-01 13:00")));

        assertThat(many).isEqualTo(few);
        assertThat(steps.text("""
                SELECT count(*) FROM outbox WHERE organization_id = ? AND kind = 'MOVED' AND status = 'WAITING'
                """, steps.organization().id())).isEqualTo("103");
    }

    /** As if all mail had been sent. */
    private void sendAll() {
        steps.text("""
                WITH sent AS (
                    UPDATE outbox SET status = 'SENT', attempts = 1, due_at = NULL, end_at = now()
                    WHERE organization_id = ? AND status = 'WAITING'
                    RETURNING id)
                SELECT count(*) FROM sent
                """, steps.organization().id());
    }

    private Response delete(String path) {
        return steps.organization().request().delete("/v3/" + path);
    }

    private static void changed(Response answer) {
        assertThat(List.of(answer.statusCode(), answer.asString())).isEqualTo(List.of(204, ""));
    }
}
