package dev.lectern.event;

import java.time.Duration;
import java.util.List;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Forms;
import dev.lectern.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** A session begins as a copy of its event and goes its own way from then on (E7). */
@QuarkusTest
class SessionCopyTest {
    @Inject
    TestClock clock;

    private EventCalls calls;
    private long event;

    @BeforeEach
    void createEvent() {
        calls = EventCalls.create();
        event = calls.event();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void E7_aSessionHasWhatItsEventHasUnlessToldOtherwise() {
        long lector = calls.organization().addMember("LECTURER");
        long full = calls.event(Forms.printed("""
                description: All about it
                access: 4
                lang: EN
                duration: PT2H
                timezone: Asia/Tokyo
                lectorIds: %d
                tags: a
                """.formatted(lector)));

        JsonNode copy = calls.sessionDetail(calls.session(full));
        JsonNode own = calls.sessionDetail(calls.session(
                full, Forms.printed("""
                name: Own
                description:
                lectorIds: %d
                tags[]: b
                """.formatted(calls.organization().ownerId()))));

        assertThat(List.of(
                        copy.get("name").textValue(),
                        copy.get("description").textValue(),
                        copy.get("lang").textValue(),
                        copy.get("duration").textValue()))
                .containsExactly("Talk", "All about it", "EN", "PT2H");
        assertThat(copy.get("access").intValue()).isEqualTo(4);
        assertThat(copy.get("tags")).isEqualTo(json("[\"a\"]"));
        assertThat(copy.at("/lectors/0/name").textValue()).isEqualTo("Mira");
        assertThat(own.has("description")).isFalse();
        assertThat(own.get("name").textValue()).isEqualTo("Own");
        assertThat(own.get("tags")).isEqualTo(json("[\"b\"]"));
        assertThat(own.at("/lectors/0/name").textValue()).isEqualTo("Olga");
        assertThat(own.get("lectors")).hasSize(1);
    }

    @Test
    void E7_eventAndSessionChangeIndependently() {
        long session = calls.session(event);
        clock.advance(Duration.ofMinutes(2));
        assertDone(calls.put(event, "name", "Event"));
        assertDone(calls.putSession(session, "description", "Session"));

        assertThat(calls.sessionDetail(session).get("name").textValue()).isEqualTo("Talk");
        assertThat(calls.detail(event).has("description")).isFalse();
        assertThat(calls.sessionDetail(session).get("updateAt"))
                .isNotEqualTo(calls.sessionDetail(session).get("createAt"));
    }

    @Test
    void tagsAndLecturersAreNotChangedByPut() {
        long lector = calls.organization().addMember("LECTURER");
        long full = calls.event("tags", "a");
        long session = calls.session(full);

        assertDone(calls.form("tags[]", "b", "lectorIds", lector)
                .filter(UNKNOWN_PARAMETERS)
                .put("/v3/organization/events/" + full));
        assertDone(calls.form("tags[]", "b", "lectorIds", lector)
                .filter(UNKNOWN_PARAMETERS)
                .put("/v3/eventsessions/" + session));

        assertThat(calls.detail(full).get("tags").get(Long.toString(full))).isEqualTo(json("[\"a\"]"));
        assertThat(calls.detail(full).has("lector")).isFalse();
        assertThat(calls.sessionDetail(session).get("tags")).isEqualTo(json("[\"a\"]"));
        assertThat(calls.sessionDetail(session).get("lectors")).isEmpty();
    }
}
