package dev.lectern.testing;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentedAnswersTest {
    private static final String CONTACT = "/v3/contacts/908";
    private static final String TAG = "{\"id\":77,\"createAt\":\"%s\",\"name\":\"Spring\"}";

    @Test
    void whatIsDocumentedPasses() {
        assertThat(contact("908", TAG.formatted("2030-02-11T09:30:00+0300"))).isEmpty();
    }

    @Test
    void aFieldMorePasses() {
        assertThat(contact("908, \"color\":\"red\"", "")).isEmpty();
    }

    @Test
    void W9_aNumberAsATextIsTold() {
        assertThat(contact("\"908\"", "")).contains("/id", "string", "integer");
    }

    @Test
    void W8_aDateWithAColonInItsOffsetIsTold() {
        assertThat(contact("908", TAG.formatted("2030-02-11T09:30:00+03:00"))).contains("/tags/0/createAt");
    }

    @Test
    void aFieldThatIsMissingIsTold() {
        assertThat(answer(200, "application/json", "{\"userId\":31,\"id\":908,\"tags\":[]}"))
                .contains("email");
    }

    @Test
    void aStatusThatIsNotDocumentedIsTold() {
        assertThat(answer(402, "application/json", "{\"error\":{\"code\":402,\"message\":\"Pay\"}}"))
                .contains("402");
    }

    @Test
    void W10_anErrorWithoutItsShapeIsTold() {
        assertThat(answer(404, "application/json", "{\"message\":\"Not here\"}"))
                .contains("error");
    }

    @Test
    void W10_aProblemDocumentPasses() {
        assertThat(answer(404, "application/problem+json", "{\"title\":\"Not Found\"}"))
                .isEmpty();
    }

    @Test
    void whatLecternAddsPasses() {
        assertThat(DocumentedAnswers.differences("GET", "/v3/timezones", response(200, "application/json", "[]")))
                .isEmpty();
    }

    private static String contact(String id, String tag) {
        String body = "{\"userId\":31,\"email\":\"a@example.org\",\"tags\":[" + tag + "],\"id\":" + id + "}";
        return answer(200, "application/json", body);
    }

    private static String answer(int status, String type, String body) {
        return DocumentedAnswers.differences("GET", CONTACT, response(status, type, body));
    }

    private static Response response(int status, String type, String body) {
        return new ResponseBuilder()
                .setStatusCode(status)
                .setContentType(type)
                .setBody(body)
                .build();
    }
}
