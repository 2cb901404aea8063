package dev.lectern.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request.Method;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;

/**
 * {@code openapi/documented.yaml} with what {@code openapi/additions.txt} lists beside it, taken from {@code openapi/lectern.yaml}, as calls
 * are held to it. Every operation has one JSON schema for all of its parameters, those of the query too, as each may come either
 * way (W3); it stands where the document has a body.
 */
final class Promises {
    private static final String JSON = "application/json";

    private final ObjectNode paths = ApiDocument.documented().inlined();
    private final ObjectNode generated = ApiDocument.generated().inlined();
    private final OpenApiInteractionValidator validator;
    private final ApiOperationResolver operations;

    Promises() {
        additions().stream().filter(line -> line.contains(" /v3/")).forEach(this::add);
        ObjectNode document = ApiDocument.documented().tree();
        paths.forEach(path -> path.forEach(Promises::gatherParameters));
        document.set("paths", paths);
        ((ObjectNode) document.get("components")).retain("securitySchemes");
        OpenAPI api = new OpenAPIV3Parser().readContents(document.toString()).getOpenAPI();
        validator = OpenApiInteractionValidator.createFor(api).build();
        operations = new ApiOperationResolver(api, null, false);
    }

    OpenApiInteractionValidator validator() {
        return validator;
    }

    /** The operation of a call, if there is one. */
    Optional<ApiOperation> operation(String method, String path) {
        ApiOperationMatch match = operations.findApiOperation(path, Method.valueOf(method));
        return match.isPathFound() && match.isOperationAllowed()
                ? Optional.of(match.getApiOperation())
                : Optional.empty();
    }

    /** The operation as the document has it. */
    JsonNode of(ApiOperation operation) {
        return paths.path(operation.getApiPath().original())
                .path(operation.getMethod().name().toLowerCase(Locale.ROOT));
    }

    /** The schema of all parameters of an operation. */
    JsonNode parameters(ApiOperation operation) {
        return of(operation).at("/requestBody/content/application~1json/schema");
    }

    /** The media types that a body may have. */
    List<String> mediaTypes(ApiOperation operation) {
        return of(operation)
                .path("x-media-types")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> additions() {
        try {
            return Files.readAllLines(Path.of("openapi", "additions.txt"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code POST /v3/events: body application/json stageUrl}, or {@code GET /v3/timezones} for all of it. */
    private void add(String line) {
        String[] endpointAndPlace = line.split(": ", 2);
        String[] methodAndPath = endpointAndPlace[0].split(" ");
        String method = methodAndPath[0].toLowerCase(Locale.ROOT);
        JsonNode more = generated.path(methodAndPath[1]).path(method);
        if (endpointAndPlace.length == 1) {
            paths.withObjectProperty(methodAndPath[1]).set(method, more);
            return;
        }
        ObjectNode operation = (ObjectNode) paths.path(methodAndPath[1]).path(method);
        String[] place = endpointAndPlace[1].split(" ");
        switch (place[0]) {
            case "query" ->
                more.path("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.path("name").asText().equals(place[1]))
                        .forEach(operation.withArrayProperty("parameters")::add);
            case "body" -> addField(operation.path("requestBody"), more.path("requestBody"), place);
            default -> {
                JsonNode response = operation.path("responses").path(place[0]);
                if (response.isMissingNode()) {
                    ((ObjectNode) operation.path("responses"))
                            .set(place[0], more.path("responses").path(place[0]));
                } else {
                    addField(response, more.path("responses").path(place[0]), place);
                }
            }
        }
    }

    private static void addField(JsonNode promised, JsonNode given, String[] place) {
        JsonNode schema = promised.path("content").path(place[1]).path("schema");
        JsonNode more = given.path("content").path(place[1]).path("schema");
        for (int i = 2; i < place.length - 1; i++) {
            schema = inside(schema, place[i]);
            more = inside(more, place[i]);
        }
        String name = place[place.length - 1];
        ((ObjectNode) schema).withObjectProperty("properties").set(name, inside(more, name));
    }

    private static JsonNode inside(JsonNode schema, String name) {
        return switch (name) {
            case "[]" -> schema.path("items");
            case "{}" -> schema.path("additionalProperties");
            default -> schema.path("properties").path(name);
        };
    }

    private static void gatherParameters(JsonNode node) {
        if (!(node instanceof ObjectNode operation) || !operation.has("responses")) {
            return;
        }
        JsonNode content = operation.path("requestBody").path("content");
        ArrayNode mediaTypes = operation.putArray("x-media-types");
        content.fieldNames().forEachRemaining(mediaTypes::add);
        JsonNode written = content.has(JSON) ? content.get(JSON) : content.path("multipart/form-data");
        ObjectNode schema = written.path("schema") instanceof ObjectNode fields ? fields : operation.objectNode();
        schema.put("type", "object").withObjectProperty("properties");
        List<JsonNode> query = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        query.forEach(parameter -> include(parameter, schema));
        operation.withArrayProperty("parameters").removeIf(query::contains);
        operation.putObject("requestBody").putObject("content").putObject(JSON).set("schema", schema);
    }

    private static void include(JsonNode parameter, ObjectNode schema) {
        String name = parameter.path("name").asText().replace("[]", "");
        schema.withObjectProperty("properties").set(name, parameter.get("schema"));
        if (parameter.path("required").asBoolean()) {
            schema.withArrayProperty("required").add(name);
        }
    }
}
