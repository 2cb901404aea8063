package dev.lectern.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Of calls that are not as documented each is told, without a server: the answer is made up. */
class ContractFilterTest {
    private static final String CONTACT = "/v3/contacts/908";
    private static final String EVENTS = "/v3/events";
    private static final String TAG = "{\"id\":77,\"createAt\":\"%s\",\"name\":\"Spring\"}";
    private static final String CREATED = "{\"eventId\":640,\"link\":\"https://webinars.example.org/academy/640\"}";

    @Test
    void anAnswerAsDocumentedPasses() {
        passes(() -> contact("908", TAG.formatted("2030-02-11T09:30:00+0300")));
    }

    @Test
    void W9_aNumberAsATextIsTold() {
        told(() -> contact("\"908\"", ""), "GET /v3/contacts/908", "/id", "string", "integer");
    }

    @Test
    void W8_aDateWithAColonInItsOffsetIsTold() {
        told(() -> contact("908", TAG.formatted("2030-02-11T09:30:00+03:00")), "/tags/0/createAt");
    }

    @Test
    void anUnknownFieldOfAnAnswerIsTold() {
        told(() -> contact("908, \"color\":\"red\"", ""), "color");
    }

    @Test
    void anUnknownFieldDeepInAnAnswerIsTold() {
        told(
                () -> contact("908", TAG.replace("}", ",\"color\":\"red\"}").formatted("2030-02-11T09:30:00+0300")),
                "color");
    }

    @Test
    void aFieldOfAnAnswerThatIsMissingIsTold() {
        told(() -> get(CONTACT, 200, "{\"userId\":31,\"id\":908,\"tags\":[]}"), "email");
    }

    @Test
    void aStatusThatIsNotDocumentedIsTold() {
        told(() -> get(CONTACT, 402, "{\"error\":{\"code\":402,\"message\":\"Pay\"}}"), "402");
        told(() -> get(CONTACT, 202, "{}"), "202");
    }

    @Test
    void W10_anErrorWithoutItsShapeIsTold() {
        told(() -> get(CONTACT, 404, "{\"message\":\"Not here\"}"), "error");
        told(() -> get("/v3/nothing", 404, "{\"message\":\"Not here\"}"), "error");
    }

    @Test
    void W10_aProblemDocumentPasses() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"Not here\"}";
        passes(() -> problem(CONTACT, 404, problem));
        passes(() -> problem("/v3/nothing", 404, problem));
    }

    @Test
    void W10_aProblemDocumentWithoutItsShapeIsTold() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%s,\"detail\":\"No\"%s}";
        told(() -> problem(CONTACT, 404, "{\"title\":\"Not Found\"}"), "code");
        told(() -> problem(CONTACT, 404, problem.formatted("400", "")), "code");
        told(() -> problem(CONTACT, 402, problem.formatted("402", "")), "402");
        told(() -> problem(CONTACT, 400, problem.formatted("400", ",\"fieldErrors\":{\"a\":\"BAD\"}")), "BAD");
        told(() -> problem(CONTACT, 400, problem.formatted("400", ",\"trace\":\"at a.b\"")), "trace");
        told(() -> problem("/v3/nothing", 404, "{\"title\":\"Not Found\"}"), "code");
    }

    @Test
    void anEndpointThatIsNowhereIsTold() {
        told(() -> get("/v3/nothing", 200, "[]"), "no such operation");
        told(() -> call(answer(204, "application/json", "")).delete("/v3/timezones"), "no such operation");
        passes(() -> get("/v3/nothing", 404, "{\"error\":{\"code\":404,\"message\":\"No\"}}"));
    }

    @Test
    void whatLecternAddsPasses() {
        passes(() -> get("/v3/timezones", 200, "[]"));
        passes(() -> form("name=Course&access=4&stageUrl=https://tube.example.org/1.mp4"));
        passes(() -> call(answer(204, "application/json", "")).delete("/v3/eventsessions/811?sendEmail=false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=Course&access=4&lectorIds[0]=12&lectorIds[1]=13&tags[]=a&tags[]=b",
                "name=Course&access=4&lectorIds%5B4711%5D=12&lectorsIds=13",
                "name=Course&access=4&startsAt[date][year]=2030&startsAt[date][month]=04&startsAt[date][day]=2",
                "name=Course&access=4&startsAt=2030-04-02&isEventRegAllowed=ON&lectorids=12",
                "name=Course&access=4&additionalFields[][label]=a&additionalFields[][type]=text&additionalFields[][label]=b"
                        + "&additionalFields[][type]=radio&additionalFields[1][values][]=x&additionalFields[1][values][]=y"
            })
    void W4_aFormAsDocumentedPasses(String form) {
        passes(() -> form(form));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a wrong type         | name=Course&access=4&timezone=Moscow             | /timezone
                    a wrong type inside  | name=Course&access=4&lectorIds[0]=a              | /lectorIds/0
                    a wrong shape        | name[a]=Course&access=4                          | /name
                    an unknown field     | name=Course&access=4&color=red                   | color
                    one inside           | name=C&access=4&accessSettings[isNice]=1         | isNice
                    a missing one        | access=4                                         | name
                    a missing one inside | name=C&access=4&startsAt[date][year]=2030        | /startsAt
                    a choice             | name=Course&access=5                             | /access
                    a choice of a text   | name=Course&access=4&lang=XX                     | /lang
                    a form of its own    | name=Course&access=4&urlAlias=a.b                | /urlAlias
                    no flag              | name=Course&access=4&isArchive=maybe             | /isArchive
                    a number too large   | name=Course&access=4&startsAt[date][year]=10000&startsAt[date][month]=1&startsAt[date][day]=1 | /startsAt
                    """)
    void aWrongParameterIsTold(String what, String form, String named) {
        told(() -> form(form), "POST /v3/events", named);
        told(() -> call(answer(201, "application/json", CREATED)).post(EVENTS + "?" + form), named);
    }

    @Test
    void aWrongParameterInJsonIsTold() {
        told(() -> json(Map.of("name", "Course", "access", true)), "/access");
        told(() -> json(Map.of("name", "Course", "access", 4, "color", "red")), "color");
        passes(() -> json(Map.of("name", "Course", "access", "4", "lectorIds", 12)));
    }

    @Test
    void aWrongParameterInMultipartIsTold() {
        RequestSpecification call = call(answer(201, "application/json", CREATED));
        told(() -> call.multiPart("name", "Course").multiPart("access", "5").post(EVENTS), "/access");
    }

    @Test
    void aWrongParameterInMultipartWrittenByHandIsTold() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n5\r\n";
        told(
                () -> call(answer(201, "application/json", CREATED))
                        .contentType("multipart/form-data; boundary=b")
                        .body((body.formatted("name") + body.formatted("access") + "--b--")
                                .getBytes(StandardCharsets.UTF_8))
                        .post(EVENTS),
                "/access");
    }

    @Test
    void aWrongParameterOfAQueryIsTold() {
        told(() -> get("/v3/organization/events/schedule?status[0]=PAUSE", 200, "[]"), "/status/0");
        told(() -> get("/v3/organization/events/schedule?perPage=11", 200, "[]"), "/perPage");
        told(() -> get("/v3/contacts/search?contactData[color]=red", 200, "[]"), "color");
        passes(() -> get("/v3/contacts/search?contactsData[name]=B&userIds=31", 200, "[]"));
    }

    @Test
    void aCallWithoutAKeyIsTold() {
        told(
                () -> RestAssured.given()
                        .filter(new ContractFilter())
                        .filter(answer(200, "application/json", "[]"))
                        .get("/v3/timezones"),
                "security");
    }

    @Test
    void R6_anIdempotencyKeyThatIsTooLongIsTold() {
        told(
                () -> call(answer(204, "application/json", ""))
                        .header("Idempotency-Key", "k".repeat(256))
                        .put("/v3/eventsessions/811/start"),
                "256");
    }

    @Test
    void W4_aBodyOfAnotherMediaTypeIsTold() {
        told(
                () -> call(answer(201, "application/json", CREATED))
                        .contentType("text/plain")
                        .body("name=Course&access=4")
                        .post(EVENTS),
                "text/plain");
    }

    @Test
    void aRefusedCallMayBeWrong() {
        passes(() -> call(answer(
                        400, "application/json", "{\"error\":{\"code\":400,\"message\":\"ERROR_BAD_REQUEST\"}}"))
                .post(EVENTS + "?access=5"));
    }

    @Test
    void W5_unknownParametersPassWhereATestSaysSo() {
        passes(() -> call(answer(201, "application/json", CREATED))
                .filter(UNKNOWN_PARAMETERS)
                .post(EVENTS + "?name=Course&access=4&color=red"));
        told(
                () -> call(answer(201, "application/json", CREATED))
                        .filter(UNKNOWN_PARAMETERS)
                        .post(EVENTS + "?name=Course&access=5&color=red"),
                "/access");
    }

    private static Response contact(String id, String tag) {
        String body = "{\"userId\":31,\"email\":\"a@example.org\",\"tags\":[" + tag + "],\"id\":" + id + "}";
        return get(CONTACT, 200, body);
    }

    private static Response problem(String path, int status, String body) {
        return call(answer(status, "application/problem+json", body)).get(path);
    }

    private static Response get(String path, int status, String body) {
        return call(answer(status, "application/json", body))
                .urlEncodingEnabled(false)
                .get(path);
    }

    private static Response form(String form) {
        return call(answer(201, "application/json", CREATED))
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(EVENTS);
    }

    private static Response json(Map<String, Object> body) {
        return call(answer(201, "application/json", CREATED))
                .contentType("application/json")
                .body(body)
                .post(EVENTS);
    }

    private static RequestSpecification call(Filter answer) {
        return RestAssured.given()
                .filter(new ContractFilter())
                .header("x-auth-token", "key")
                .filter(answer);
    }

    private static Filter answer(int status, String type, String body) {
        return (call, expected, context) -> new ResponseBuilder()
                .setStatusCode(status)
                .setContentType(type)
                .setBody(body)
                .build();
    }

    private static void passes(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void told(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("\n")
                .message()
                .contains(parts);
    }
}
