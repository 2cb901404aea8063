package dev.lectern.event;

import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** What an event or session allows in which state (E8, E9, E15, J2). */
@QuarkusTest
class EventStatusTest {
    @Inject
    EventRows rows;

    private EventCalls calls;
    private long event;

    @BeforeEach
    void createEvent() {
        calls = EventCalls.create();
        event = calls.event();
    }

    @Test
    void E8_aStoppedEventGetsNoSessionsAndNoChanges() {
        assertDone(calls.put(event, "status", "STOP"));

        assertThat(message(calls.postSession(event), 400)).isEqualTo("Event " + event + " is in status STOP");
        assertThat(message(calls.put(event, "name", "New"), 400)).isEqualTo("Event " + event + " is in status STOP");
        assertThat(message(calls.put(event, "status", "ACTIVE"), 400)).contains("STOP");
        assertThat(calls.detail(event).get("name").textValue()).isEqualTo("Talk");
    }

    @Test
    void E8_anEventMayBeStoppedFromItsBeginning() {
        long stopped = calls.event("status", "STOP");

        assertThat(calls.detail(stopped).get("status").textValue()).isEqualTo("STOP");
        assertThat(message(calls.postSession(stopped), 400)).contains("STOP");
    }

    @Test
    void E8_aReservedEventGetsNoSessions() {
        rows.text("UPDATE events SET status = 'RESERVED' WHERE id = ? RETURNING id", event);

        assertThat(message(calls.postSession(event), 400)).isEqualTo("Event " + event + " is in status RESERVED");
        assertDone(calls.put(event, "name", "Filled in", "status", "ACTIVE"));
        assertThat(calls.session(event)).isPositive();
    }

    @Test
    void E8_stoppingAnEventClosesItsSessions() {
        long session = calls.session(event);

        assertDone(calls.put(event, "status", "STOP"));

        assertThat(status(session)).isEqualTo("STOP");
        assertThat(calls.sessionDetail(session).has("endsAt")).isFalse();
        assertThat(message(calls.start(session), 404)).contains("in status ACTIVE");
    }

    @Test
    void E8_anEventOnAirIsNotStopped() {
        long waiting = calls.session(event);
        calls.onAir(event);

        assertThat(message(calls.put(event, "status", "STOP", "name", "New"), 400))
                .contains("START");
        assertThat(status(waiting)).isEqualTo("ACTIVE");
        assertThat(calls.detail(event).get("status").textValue()).isEqualTo("ACTIVE");
        assertThat(calls.detail(event).get("name").textValue()).isEqualTo("Talk");
    }

    @Test
    void E8_startWantsActiveAndStopWantsStart() {
        long session = calls.session(event);
        long other = calls.session(event);

        assertThat(message(calls.stop(session), 404))
                .isEqualTo("EventSession " + session + " in status START not found");
        assertDone(calls.start(session));
        assertThat(message(calls.start(session), 404))
                .isEqualTo("EventSession " + session + " in status ACTIVE not found");
        assertDone(calls.stop(session));
        message(calls.stop(session), 404);
        message(calls.start(session), 404);
        assertThat(status(other)).isEqualTo("ACTIVE");
    }

    @Test
    void E8_aSessionOnAirMayBeChangedAStoppedOneNot() {
        long session = calls.onAir(event);
        JsonNode before = calls.sessionDetail(session);

        assertDone(calls.putSession(session, "name", "On air", "startsAt", "2040-01-01"));
        assertThat(calls.sessionDetail(session).get("name").textValue()).isEqualTo("On air");
        assertThat(calls.sessionDetail(session).get("startsAt")).isEqualTo(before.get("startsAt"));
        assertThat(calls.sessionDetail(session).get("estimatedAt").textValue()).isEqualTo("2040-01-01T00:00:00+0300");

        assertDone(calls.stop(session));
        assertThat(message(calls.putSession(session, "name", "Over"), 400))
                .isEqualTo("EventSession " + session + " is in status STOP");
        assertThat(calls.sessionDetail(session).get("name").textValue()).isEqualTo("On air");
    }

    @Test
    void J2_stoppingTheLastSessionStopsTheEvent() {
        long first = calls.onAir(event);
        long second = calls.onAir(event);

        assertDone(calls.stop(first));
        assertThat(calls.detail(event).get("status").textValue()).isEqualTo("ACTIVE");
        assertDone(calls.stop(second));
        assertThat(calls.detail(event).get("status").textValue()).isEqualTo("STOP");
    }

    @Test
    void J2_anEventWithAnOccurrenceToComeGoesOn() {
        long series = calls.event("startsAt", "2040-01-01T10:00", "rule", "FREQ=DAILY;COUNT=2");

        assertDone(calls.stop(calls.onAir(series)));
        assertThat(calls.detail(series).get("status").textValue()).isEqualTo("ACTIVE");
        assertDone(calls.stop(calls.onAir(series)));
        assertThat(calls.detail(series).get("status").textValue()).isEqualTo("STOP");
    }

    @Test
    void E9_aDeletedEventIsKeptAndHiddenWithItsSessions() {
        long session = calls.session(event);
        assertDone(calls.delete(event));

        for (Endpoint endpoint :
                List.of(Endpoint.GET_EVENT, Endpoint.PUT_EVENT, Endpoint.DELETE_EVENT, Endpoint.POST_SESSION)) {
            message(endpoint.send(calls.form(), event), 404);
        }
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.path.contains("{session}")) {
                message(endpoint.send(calls.form(), session), 404);
            }
        }
        assertThat(rows.text("""
                SELECT bool_and(is_deleted AND delete_at IS NOT NULL AND delete_user_id = ?)
                FROM (
                    SELECT is_deleted, delete_at, delete_user_id FROM events WHERE id = ?
                    UNION ALL
                    SELECT is_deleted, delete_at, delete_user_id FROM event_sessions WHERE id = ?) deleted
                """, calls.organization().ownerId(), event, session))
                .isEqualTo("t");
    }

    @Test
    void E9_aDeletedSessionIsGoneFromItsEvent() {
        long kept = calls.session(event);
        assertDone(calls.deleteSession(calls.session(event)));

        assertThat(calls.detail(event).get("eventSessions").findValuesAsText("eventId"))
                .hasSize(1);
        assertThat(calls.detail(event).at("/eventSessions/0/id").textValue()).isEqualTo(Long.toString(kept));
    }

    @Test
    void E15_onlyAStoppedEventGoesIntoTheArchiveAndBack() {
        assertThat(fieldErrors(calls.put(event, "isArchive", true))).isEqualTo(Map.of("isArchive", "ERROR_CHOICE"));
        assertDone(calls.put(event, "isArchive", true, "status", "STOP"));
        assertThat(calls.detail(event).get("isArchive").textValue()).isEqualTo("1");

        assertDone(calls.put(event, "isArchive", false));
        assertThat(calls.detail(event).get("isArchive").textValue()).isEqualTo("0");
        assertThat(calls.detail(event).get("status").textValue()).isEqualTo("STOP");
        assertThat(message(calls.put(event, "isArchive", true, "name", "New"), 400))
                .contains("STOP");
    }

    private String status(long session) {
        return calls.sessionDetail(session).get("status").textValue();
    }
}
