package dev.lectern.event;

import java.util.Map;

import dev.lectern.testing.Forms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static org.assertj.core.api.Assertions.assertThat;

/** At the edges of what dates and numbers can say, an answer may refuse but is no 500. */
@QuarkusTest
class ExtremesTest {
    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = EventCalls.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startsAt: 9999-12-31T23:59",
                "startsAt: 9999-12-31T23:59:59Z",
                "startsAt: 1970-01-01T00:00",
                "startsAtTimestamp: 0",
                "startsAt: 9999-12-31T23:59\nrule: FREQ=DAILY",
                "startsAt: 9999-12-31T23:59\nrule: FREQ=YEARLY;COUNT=2",
                "startsAt: 1970-01-01\nrule: FREQ=DAILY",
                "startsAt: 1970-01-01\nrule: FREQ=DAILY;INTERVAL=2147483647",
                "startsAt: 2035-01-01\nrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                "startsAt: 2035-01-01\nendsAt: 9999-12-31T23:59:59Z\nrule: FREQ=DAILY;COUNT=2147483647",
                "startsAt: 2035-01-01\nduration: P366D",
                "startsAt: 9999-12-31\nduration: P366D\nrule: FREQ=MONTHLY"
            })
    void whatAnEventAcceptsEveryOtherCallCopesWith(String sample) {
        Response created = calls.form(Forms.printed(sample))
                .queryParam("name", "Talk")
                .queryParam("access", 1)
                .post("/v3/events");

        assertThat(created.statusCode()).as(created.asString()).isIn(201, 400);
        if (created.statusCode() == 201) {
            long event = created.jsonPath().getLong("eventId");
            assertThat(calls.detail(event).get("name").textValue()).isEqualTo("Talk");
            assertThat(calls.postSession(event).statusCode()).isEqualTo(201);
            assertThat(calls.getSchedule().statusCode()).isEqualTo(200);
            assertThat(calls.getSchedule("from", "1970-01-01", "to", "9999-12-31")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void W13_theLastPageOfAllIsEmpty() {
        calls.event("startsAt", "9999-12-31");

        assertThat(calls.schedule("from", "9999-12-31")).hasSize(1);
        assertThat(calls.schedule("from", "9999-12-31", "page", Integer.MAX_VALUE, "perPage", 500))
                .isEmpty();
        assertThat(fieldErrors(calls.getSchedule("page", Integer.MAX_VALUE + 1L))
                        .keySet())
                .containsExactly("page");
    }

    @Test
    void W5_numbersTooLongToBeOnesAreNamed() {
        long event = calls.event();
        String huge = "9".repeat(30);

        assertThat(fieldErrors(calls.put(event, "access", huge, "image", huge)).keySet())
                .containsExactlyInAnyOrder("access", "image");
        assertThat(fieldErrors(calls.put(event, "startsAt[date][year]", huge)).keySet())
                .contains("startsAt.date.year");
        assertThat(fieldErrors(calls.put(event, "startsAtTimestamp", "9".repeat(18))))
                .isEqualTo(Map.of("startsAtTimestamp", "ERROR_RANGE"));
        assertThat(fieldErrors(calls.put(event, "additionalFields[2147483648][label]", "Q"))
                        .values())
                .contains("ERROR_RANGE");
    }
}
