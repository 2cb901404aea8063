package dev.lectern.web.input;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lectern.web.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What PHP 8.2 and Rack 2.2 make of odd inputs, and each difference we want by name (see src/test/vectors). */
class BracketVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DIFFERENCES = Set.of(
            "conflict-refused",
            "depth-limit",
            "dots-kept",
            "duplicate-refused",
            "index-bound",
            "negative-index-is-a-key",
            "nul-refused",
            "percent-refused",
            "ruby-grouping",
            "spaces-kept",
            "unclosed-kept",
            "utf8-refused");

    static Stream<JsonNode> vectors() throws IOException {
        try (var file = BracketVectorsTest.class.getResourceAsStream("brackets.json")) {
            return StreamSupport.stream(JSON.readTree(file).spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void W4_readsAsPhpDoesButForNamedDifferences(JsonNode vector) {
        assertThat(ours(vector.get("input").asText()))
                .hasToString(expected(vector).toString());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void W4_namesNoDifferenceWherePhpAgrees(JsonNode vector) {
        if (vector.has("difference")) {
            assertThat(DIFFERENCES).contains(vector.get("difference").asText());
            assertThat(expected(vector).toString())
                    .isNotEqualTo(vector.get("php").toString());
        }
    }

    @Test
    void W4_comparesMoreThanTwoHundredInputs() throws IOException {
        assertThat(vectors()).hasSizeGreaterThan(200);
    }

    private static JsonNode expected(JsonNode vector) {
        if (!vector.has("difference")) {
            return vector.get("php");
        }
        return vector.has("ours") ? vector.get("ours") : vector.get("rack");
    }

    private static JsonNode ours(String input) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            return answer.set("tree", JSON.valueToTree(Plain.of(FormReader.read(input.getBytes(UTF_8)))));
        } catch (BadRequest e) {
            return answer.put("refused", true);
        }
    }
}
