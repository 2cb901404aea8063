package dev.lectern.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;

/** A refusal as RFC 9457 writes it, which the contract says of as little as that it is the same (W10). */
final class ProblemDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ITS_OWN = List.of("type", "title", "status", "detail");

    private ProblemDocument() {}

    static boolean isOne(Response answer) {
        return answer.contentType().startsWith("application/problem+json");
    }

    /** The error that says the same; without code and message where the problem is not written as it should be. */
    static SimpleResponse asError(Response answer, int status) {
        JsonNode problem = read(answer);
        ObjectNode error =
                problem instanceof ObjectNode fields ? fields.deepCopy().remove(ITS_OWN) : JSON.createObjectNode();
        if (problem.path("type").isTextual()
                && problem.path("title").isTextual()
                && problem.path("status").asInt() == answer.statusCode()) {
            error.set("code", problem.get("status"));
            error.set("message", problem.get("detail"));
        }
        return new SimpleResponse.Builder(status)
                .withContentType("application/json")
                .withBody(JSON.createObjectNode().set("error", error).toString())
                .build();
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
