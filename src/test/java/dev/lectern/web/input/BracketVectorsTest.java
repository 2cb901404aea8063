package dev.lectern.web.input;

import java.io.IOException;
import java.util.Map;
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
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** What PHP 8.2 and Rack 2.2 make of odd inputs, and each difference we want by name (see src/test/vectors). */
class BracketVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            entry(
                    "conflict-refused",
                    "shapes that exclude each other are an error for whoever reads them, not the last one"),
            entry("depth-limit", "at most 8 brackets"),
            entry("dots-kept", "a dot in a name stays a dot"),
            entry("duplicate-refused", "a scalar given twice is kept as two, not as the last one"),
            entry("index-bound", "an index near the largest integer does not move the next one"),
            entry("negative-index-is-a-key", "a negative index does not move the next one"),
            entry("nul-refused", "NUL is refused everywhere"),
            entry("percent-refused", "a broken escape is refused, as by Rack"),
            entry("ruby-grouping", "an entry without number goes on until a key repeats, as in Rack"),
            entry("spaces-kept", "a space within a name stays a space"),
            entry("unclosed-kept", "a bracket that is never closed stays a bracket"),
            entry("utf8-refused", "what is no UTF-8 is refused"));

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
            assertThat(DIFFERENCES).containsKey(vector.get("difference").asText());
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
