package dev.lectern.testing;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers of the API say; each way of reading one asserts its status. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The body of an answer with that status. */
    public static JsonNode json(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return json(answer.asString());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The wrong fields of a refusal that names some. */
    public static Map<String, String> fieldErrors(Response answer) {
        assertThat(json(answer, 400).at("/error/message").asText()).isEqualTo("ERROR_BAD_REQUEST");
        return answer.jsonPath().getMap("error.fieldErrors");
    }

    /** The message of a refusal with that status that names no fields. */
    public static String message(Response answer, int status) {
        JsonNode error = json(answer, status).get("error");
        assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("code", "message");
        assertThat(error.get("code").asInt()).isEqualTo(status);
        return error.get("message").asText();
    }

    /** 204 without a body. */
    public static void assertDone(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
        assertThat(answer.asString()).isEmpty();
    }
}
