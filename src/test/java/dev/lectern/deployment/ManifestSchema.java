package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.fge.jackson.JsonLoader;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.core.report.ProcessingMessage;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;

/**
 * What Kubernetes and the operators take, field by field: an unknown field, a missing one, another type or choice is told.
 * {@code src/test/resources/kubernetes/README.md} says where the schemas are from.
 */
final class ManifestSchema {
    private static final Map<String, JsonSchema> BY_KIND = new HashMap<>();

    private ManifestSchema() {}

    /** What is wrong with an object: a line each, with its kind and name and the place in it. */
    static List<String> problems(JsonNode object) {
        try {
            return StreamSupport.stream(schema(object).validate(object, true).spliterator(), false)
                    .map(ProcessingMessage::asJson)
                    .map(message -> "%s %s %s: %s"
                            .formatted(
                                    object.path("kind").asText(),
                                    Manifests.name(object),
                                    message.at("/instance/pointer").asText(),
                                    message.path("message").asText()))
                    .toList();
        } catch (ProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonSchema schema(JsonNode object) {
        return BY_KIND.computeIfAbsent(object.path("kind").asText(), kind -> {
            String group = object.path("apiVersion").asText();
            String file = group.contains("cnpg.io")
                    ? "cloudnative-pg"
                    : group.contains("coreos.com") ? "prometheus-operator" : "kubernetes";
            try {
                return JsonSchemaFactory.byDefault()
                        .getJsonSchema(
                                JsonLoader.fromResource("/kubernetes/" + file + ".json"), "/definitions/I" + kind);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ProcessingException e) {
                throw new IllegalStateException("No schema of " + group + " " + kind, e);
            }
        });
    }
}
