package dev.lectern.event;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lectern.testing.Forms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The ways in which an event may be written (W3, W4, W5, W12) come out the same. */
@QuarkusTest
class EventInputTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private EventCalls calls;
    private long lector;

    @BeforeEach
    void createOrganization() {
        calls = EventCalls.create();
        lector = calls.organization().addMember("LECTURER");
    }

    @Test
    void W3_formsMultipartJsonAndQueriesSayTheSame() {
        var form = calls.form(Forms.printed("""
                name: Доклад
                access: 4
                lectorIds[0]: %d
                tags[0]: a
                tags[1]: b
                startsAt[date][year]: 2035
                startsAt[date][month]: 3
                startsAt[date][day]: 20
                startsAt[time][hour]: 12
                startsAt[time][minute]: 30
                """.formatted(lector)));
        var multipart = calls.request()
                .multiPart(new MultiPartSpecBuilder("Доклад")
                        .controlName("name")
                        .mimeType("application/octet-stream")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .multiPart("access", "4", "application/json")
                .multiPart("lectorIds[]", Long.toString(lector))
                .multiPart("tags[]", "a")
                .multiPart("tags[]", "b")
                .multiPart("startsAt", "2035-03-20T12:30");
        var body = calls.request().contentType("application/json").body("""
                {"name": "Доклад", "access": 4, "lectorIds": [%d], "tags": ["a", "b"],
                    "startsAt": {"date": {"year": 2035, "month": "3", "day": 20}, "time": {"hour": 12, "minute": 30}}}
                """.formatted(lector));
        var query = calls.request()
                .queryParam("name", "Доклад")
                .queryParam("access", "4")
                .queryParam("lectorIds", lector)
                .queryParam("tags[]", "a", "b")
                .queryParam("startsAt", "2035-03-20 12:30:00");

        JsonNode expected = created(form);
        assertThat(expected.get("name").textValue()).isEqualTo("Доклад");
        assertThat(expected.get("startsAt").textValue()).isEqualTo("2035-03-20T12:30:00+0300");
        assertThat(expected.get("tags")).isEqualTo(json("[\"a\", \"b\"]"));
        assertThat(created(multipart)).isEqualTo(expected);
        assertThat(created(body)).isEqualTo(expected);
        assertThat(created(query)).isEqualTo(expected);
    }

    @Test
    void W3_theBodyWinsOverTheQuery() {
        JsonNode event =
                created(calls.form("name", "Body").queryParam("name", "Query").queryParam("access", 1));

        assertThat(event.get("name").textValue()).isEqualTo("Body");
        assertThat(event.get("access").textValue()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags[0]=a&tags[1]=b",
                "tags[]=a&tags[]=b",
                "tags%5B0%5D=a&tags%5B1%5D=b",
                "tags[4711]=b&tags[17]=a"
            })
    void W4_listsMayBeWrittenInAnyBrackets(String tags) {
        assertThat(createdBy(tags).get("tags")).isEqualTo(json("[\"a\", \"b\"]"));
    }

    @Test
    void W4_oneValueIsAListToo() {
        assertThat(createdBy("tags=a").get("tags")).isEqualTo(json("[\"a\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "additionalFields[0][label]=A&additionalFields[0][type]=text&additionalFields[1][label]=B&additionalFields[1][type]=text",
                "additionalFields[][label]=A&additionalFields[][type]=text&additionalFields[][label]=B&additionalFields[][type]=text",
                "additionalFields[9][label]=B&additionalFields[9][type]=text&additionalFields[4][type]=text&additionalFields[4][label]=A"
            })
    void W4_objectsOfAListMayBeNumberedOrNot(String fields) {
        assertThat(createdBy(fields).get("additionalFields").findValuesAsText("label"))
                .containsExactly("A", "B");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "TRUE, 1", "1, 1", "on, 1", "false, 0", "False, 0", "0, 0", "off, 0"})
    void W5_booleansHaveManySpellings(String written, String flag) {
        JsonNode event = createdBy("isEventRegAllowed=" + written);

        assertThat(event.get("isEventRegAllowed").textValue()).isEqualTo(flag);
    }

    @Test
    void W5_textsAreTrimmedAndUnknownParametersIgnored() {
        JsonNode event = created(calls.request()
                .filter(UNKNOWN_PARAMETERS)
                .contentType(FORM)
                .body("name=%20%09Autumn%0A&access=1&description=two%0Alines%09here&colour=red&colour[deep]=1"));

        assertThat(event.get("name").textValue()).isEqualTo("Autumn");
        assertThat(event.get("description").textValue()).isEqualTo("two\nlines\there");
    }

    @Test
    void W5_lengthsCountCharacters() {
        String longest = "🎓".repeat(255);

        assertThat(created(calls.form("name", longest, "access", 1)).get("name").textValue())
                .isEqualTo(longest);
    }

    @Test
    void W9_whatIsEmptyIsLeftOut() {
        JsonNode event = createdBy("description=&urlAlias=&rule=&password=&image=");

        assertThat(event.fieldNames())
                .toIterable()
                .doesNotContain("description", "urlAlias", "rule", "image", "endsAt", "lector")
                .contains("exceptionDates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectorIds", "lectorsIds", "lectorids"})
    void W12_lecturersHaveThreeNames(String name) {
        JsonNode event = createdBy(name + "[0]=" + lector);
        long session = calls.session(calls.event(), name, lector);

        assertThat(event.get("lector").textValue()).isEqualTo("Mira Member");
        assertThat(calls.sessionDetail(session).get("lectors")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"timezone, 1", "timezoneId, 1", "timezone, Europe/Moscow", "timezoneId, Europe/Moscow"})
    void W12_aTimeZoneGoesByIdOrName(String name, String zone) {
        EventCalls elsewhere = EventCalls.create("America/New_York");

        assertThat(elsewhere
                        .detail(elsewhere.event(name, zone))
                        .get("timezoneName")
                        .textValue())
                .isEqualTo("Europe/Moscow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"isArchive", "isArchived"})
    void W12_theArchiveHasTwoNames(String name) {
        long event = calls.event("status", "STOP");

        assertDone(calls.put(event, name, true));

        assertThat(calls.detail(event).get("isArchive").textValue()).isEqualTo("1");
    }

    @Test
    void anEmptyTextTakesAwayWhatMayBeMissing() {
        long event = calls.event("description", "Old", "urlAlias", "old", "rule", "FREQ=DAILY");

        assertDone(calls.put(event, "description", "", "urlAlias", "", "rule", ""));

        assertThat(calls.detail(event).fieldNames()).toIterable().doesNotContain("description", "urlAlias", "rule");
    }

    @Test
    void W6_anEmptyObjectChangesNothing() {
        long event = calls.event("description", "Old", "tags", "a");
        JsonNode before = calls.detail(event);

        assertDone(calls.request().contentType("application/json").body("{}").put("/v3/organization/events/" + event));

        assertThat(calls.detail(event)).isEqualTo(before);
    }

    private JsonNode createdBy(String form) {
        return created(calls.request()
                .contentType(FORM)
                .body(form)
                .queryParam("name", "Talk")
                .queryParam("access", 1));
    }

    /** What an event so made says, but for its id and the keys of its questions. */
    private JsonNode created(RequestSpecification request) {
        JsonNode answer = json(request.post("/v3/events"), 201);
        ObjectNode event = (ObjectNode) calls.detail(answer.get("eventId").longValue());
        String id = event.remove("id").textValue();
        for (String keyed : new String[] {"lectors", "files", "tags"}) {
            event.set(keyed, event.get(keyed).get(id));
        }
        return event;
    }
}
