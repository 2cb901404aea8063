package dev.lectern.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static org.assertj.core.api.Assertions.assertThat;

/** W5, W10: whatever is wrong is a 400 that names the field, on each endpoint that has it, and nothing is written. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String LONG = "x".repeat(256);

    /** A field of events and sessions, a value, and the error; another field's name after an arrow is the one named. */
    private static final String OF_BOTH = """
            name= ERROR_EMPTY
            name=$long ERROR_LENGTH
            name=\u0001 ERROR_FORMAT
            name=\u0000 ERROR_FORMAT
            name[first]=x->name ERROR_FORMAT
            description=\u0007 ERROR_FORMAT
            access=2 ERROR_CHOICE
            access=0 ERROR_CHOICE
            access=16 ERROR_CHOICE
            access=free ERROR_FORMAT
            access[]=1->access ERROR_FORMAT
            accessSettings[isPasswordRequired]=1->password ERROR_EMPTY
            password=$long ERROR_LENGTH
            lang=DE ERROR_CHOICE
            lang=ru ERROR_CHOICE
            timezone=Mars/Phobos ERROR_NOT_FOUND
            timezone=99999 ERROR_NOT_FOUND
            timezoneId=Mars/Phobos ERROR_NOT_FOUND
            startsAt=tomorrow ERROR_FORMAT
            startsAt=2030-02-30 ERROR_RANGE
            startsAt=2030-01-01T24:01 ERROR_RANGE
            startsAtTimestamp=soon ERROR_FORMAT
            startsAt[date][year]=2030->startsAt.date.month ERROR_EMPTY,startsAt.date.day ERROR_EMPTY
            startsAt[time][hour]=25->startsAt.date.year ERROR_EMPTY,startsAt.date.month ERROR_EMPTY,startsAt.date.day \
            ERROR_EMPTY,startsAt.time.hour ERROR_RANGE
            duration=1h ERROR_FORMAT
            duration=PT ERROR_FORMAT
            duration=PT0S ERROR_FORMAT
            duration=P1Y ERROR_FORMAT
            additionalFields=yes ERROR_FORMAT
            additionalFields[0]=yes ERROR_FORMAT
            additionalFields[3][type]=text->additionalFields[3].label ERROR_EMPTY
            additionalFields[0][label]=A->additionalFields[0].type ERROR_EMPTY
            additionalFields[0][label]=A&additionalFields[0][type]=check->additionalFields[0].type ERROR_CHOICE
            additionalFields[0][label]=A&additionalFields[0][type]=radio->additionalFields[0].values ERROR_EMPTY
            additionalFields[0][label]=A&additionalFields[0][type]=radio&additionalFields[0][values][]=x&\
            additionalFields[0][values][]=x->additionalFields[0].values ERROR_RANGE
            additionalFields[0][label]=A&additionalFields[0][type]=text&additionalFields[0][values][]=x->\
            additionalFields[0].values ERROR_RANGE
            image=picture ERROR_FORMAT
            image=0 ERROR_RANGE
            image=999999999 ERROR_NOT_FOUND
            imageId=999999999 ERROR_NOT_FOUND
            lectorIds=one->lectorIds ERROR_FORMAT
            lectorIds[2]=999999999 ERROR_NOT_FOUND
            lectorsIds[]=&lectorsIds[]=->lectorsIds[0] ERROR_EMPTY,lectorsIds[1] ERROR_EMPTY
            tags[0]=a&tags[1]=->tags[1] ERROR_EMPTY
            tags[0]=$long ERROR_LENGTH
            tags[0][x]=a->tags[0] ERROR_FORMAT
            """;

    private static final String OF_EVENTS = """
            status=RESERVED ERROR_CHOICE
            status=START ERROR_CHOICE
            status=active ERROR_CHOICE
            urlAlias=two words ERROR_FORMAT
            urlAlias=осень ERROR_FORMAT
            urlAlias=2030 ERROR_FORMAT
            urlAlias=$long ERROR_FORMAT
            startsAt=2030-01-02&endsAt=2030-01-01->endsAt ERROR_RANGE
            endsAt=never ERROR_FORMAT
            rule=FREQ=HOURLY ERROR_FORMAT
            rule=daily ERROR_FORMAT
            rule=FREQ=DAILY;COUNT=0 ERROR_FORMAT
            rule=FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 ERROR_RANGE
            startsAt=2030-01-02&rule=FREQ=DAILY;UNTIL=20300101->rule ERROR_RANGE
            isArchive=perhaps ERROR_FORMAT
            isArchive=1 ERROR_CHOICE
            isEventRegAllowed=2 ERROR_FORMAT
            """;

    @Inject
    EventRows rows;

    private EventCalls calls;
    private long event;
    private long session;
    private String stored;

    /** Once for all: no test changes anything. */
    @BeforeEach
    void createSession() {
        if (calls != null) {
            return;
        }
        calls = EventCalls.create();
        event = calls.event("rule", "FREQ=DAILY;COUNT=3", "tags", "a");
        session = calls.session(event);
        stored = rows.contents();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(rows.contents()).isEqualTo(stored);
    }

    static Stream<Arguments> ofBoth() {
        return cases(OF_BOTH);
    }

    static Stream<Arguments> ofEvents() {
        return cases(OF_EVENTS);
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void aWrongFieldOfAnyIsNamed(List<String> parameters, Map<String, String> errors) {
        Object[] given = parameters.toArray();
        assertThat(fieldErrors(calls.postSession(event, given))).isEqualTo(errors);
        assertThat(fieldErrors(calls.putSession(session, given))).isEqualTo(errors);
        aWrongFieldOfAnEventIsNamed(parameters, errors);
    }

    @ParameterizedTest
    @MethodSource("ofEvents")
    void aWrongFieldOfAnEventIsNamed(List<String> parameters, Map<String, String> errors) {
        Object[] given = parameters.toArray();
        var complete = calls.form(given);
        if (parameters.stream().noneMatch(name -> name.startsWith("name"))) {
            complete.queryParam("name", "Talk");
        }
        if (parameters.stream().noneMatch(name -> name.startsWith("access"))) {
            complete.queryParam("access", 1);
        }
        assertThat(fieldErrors(complete.post("/v3/events"))).isEqualTo(errors);
        assertThat(fieldErrors(calls.put(event, given))).isEqualTo(errors);
    }

    @Test
    void nameAndAccessAreRequired() {
        assertThat(fieldErrors(calls.post("name", "", "description", "A talk")))
                .isEqualTo(Map.of("name", "ERROR_EMPTY", "access", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.post("name", "Talk", "access", " "))).isEqualTo(Map.of("access", "ERROR_EMPTY"));
    }

    @Test
    void W10_allWrongFieldsAreNamedAtOnce() {
        Response answer = calls.post(
                "access",
                2,
                "tags[0]",
                "a",
                "tags[1]",
                "",
                "lectorIds[1]",
                999_999_999,
                "timezone",
                "Mars",
                "additionalFields[0][label]",
                "");

        assertThat(fieldErrors(answer))
                .isEqualTo(Map.of(
                        "name", "ERROR_EMPTY",
                        "access", "ERROR_CHOICE",
                        "tags[1]", "ERROR_EMPTY",
                        "lectorIds[1]", "ERROR_NOT_FOUND",
                        "timezone", "ERROR_NOT_FOUND",
                        "additionalFields[0].label", "ERROR_EMPTY",
                        "additionalFields[0].type", "ERROR_EMPTY"));
    }

    @Test
    void E1_accessSettingsAreFlags() {
        var notAnObject = Map.of("accessSettings", "ERROR_FORMAT");
        var notAFlag = Map.of("accessSettings.isPasswordRequired", "ERROR_FORMAT");

        assertThat(fieldErrors(calls.put(event, "accessSettings", 1))).isEqualTo(notAnObject);
        assertThat(fieldErrors(calls.putSession(session, "accessSettings[isPasswordRequired]", "maybe")))
                .isEqualTo(notAFlag);
    }

    @Test
    void W5_longTextsAre400() {
        assertThat(fieldErrors(calls.put(event, "description", "x".repeat(65_536))))
                .isEqualTo(Map.of("description", "ERROR_LENGTH"));
    }

    @Test
    void E5_fiftyQuestionsAreTheMost() {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            parameters.addAll(List.of("additionalFields[" + i + "][label]", "Q" + i));
            parameters.addAll(List.of("additionalFields[" + i + "][type]", "text"));
        }

        assertThat(fieldErrors(calls.putSession(session, parameters.toArray())))
                .isEqualTo(Map.of("additionalFields", "ERROR_RANGE"));
    }

    private static Stream<Arguments> cases(String table) {
        return table.lines().map(line -> {
            String[] parts = line.replace("$long", LONG).split("->", 2);
            int gap = line.lastIndexOf(' ');
            String given = parts.length == 2 ? parts[0] : parts[0].substring(0, parts[0].lastIndexOf(' '));
            List<String> parameters = new ArrayList<>();
            for (String parameter : given.split("&")) {
                parameters.addAll(List.of(parameter.split("=", 2)));
            }
            Map<String, String> errors = new LinkedHashMap<>();
            for (String error :
                    parts.length == 2 ? parts[1].split(",") : new String[] {parameters.get(0) + line.substring(gap)}) {
                errors.put(error.split(" ")[0], error.split(" ")[1]);
            }
            return Arguments.of(parameters, errors);
        });
    }
}
