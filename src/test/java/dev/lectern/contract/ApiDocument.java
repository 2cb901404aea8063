package dev.lectern.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;

/** An OpenAPI document of the folder {@code openapi}, as a tree that may be changed before it is compared. */
record ApiDocument(ObjectNode tree) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What is promised. */
    static ApiDocument documented() {
        return read("documented.yaml");
    }

    /** What the build makes of the code. */
    static ApiDocument generated() {
        return read("lectern.yaml");
    }

    private static ApiDocument read(String name) {
        try {
            return new ApiDocument((ObjectNode)
                    YAML.readTree(Files.readString(Path.of("openapi").resolve(name))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The document as openapi-diff can compare all of it. Of what it does not look at, defaults and that there are several shapes become a part of
     * formats, other names (W12) parameters of their own, and security for all operations that of each, its key a
     * header that each requires. Schemas have all of their parts in them, because
     * openapi-diff takes a schema with allOf and one without for different types.
     */
    OpenAPI comparable() {
        ObjectNode copy = tree.deepCopy();
        secureEachOperation(copy);
        flatten(copy, copy);
        prepare(copy, copy);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(copy.toString());
        if (!result.getMessages().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", result.getMessages()));
        }
        return result.getOpenAPI();
    }

    /** The paths, in which nothing refers to another place and schemas have all of their parts in them. */
    ObjectNode inlined() {
        ObjectNode copy = tree.deepCopy();
        flatten(copy, copy);
        return (ObjectNode) inlined(copy.get("paths"), copy);
    }

    private static JsonNode inlined(JsonNode node, ObjectNode document) {
        JsonNode whole = resolved(node, document).deepCopy();
        if (whole instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, inlined(list.get(i), document));
            }
        } else if (whole instanceof ObjectNode fields) {
            fields.remove(List.of("example", "examples"));
            fields.properties().forEach(field -> field.setValue(inlined(field.getValue(), document)));
        }
        return whole;
    }

    private static void secureEachOperation(ObjectNode document) {
        JsonNode security = document.path("security");
        document.path("paths").forEach(path -> path.findParents("operationId").forEach(operation -> {
            if (!security.isMissingNode()) {
                ((ObjectNode) operation).putIfAbsent("security", security);
            }
            addKey((ObjectNode) operation, document.at("/components/securitySchemes"));
        }));
    }

    private static void addKey(ObjectNode operation, JsonNode schemes) {
        operation.path("security").findValues("apiKey").forEach(scopes -> {
            ObjectNode key = operation.withArrayProperty("parameters").addObject();
            key.put("name", schemes.at("/apiKey/name").asText())
                    .put("in", schemes.at("/apiKey/in").asText());
            key.put("required", true).putObject("schema").put("type", "string");
        });
    }

    private static void flatten(JsonNode node, ObjectNode document) {
        node.forEach(child -> flatten(child, document));
        if (node.path("allOf").isArray() && node instanceof ObjectNode schema) {
            schema.remove("allOf").forEach(part -> {
                ObjectNode whole = (ObjectNode) resolved(part, document).deepCopy();
                flatten(whole, document);
                include(schema, whole);
            });
        }
    }

    private static JsonNode resolved(JsonNode schema, ObjectNode document) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static void include(ObjectNode schema, ObjectNode part) {
        part.properties().forEach(entry -> {
            if (entry.getKey().equals("properties")) {
                entry.getValue().properties().forEach(property -> schema.withObjectProperty("properties")
                        .putIfAbsent(property.getKey(), property.getValue()));
            } else if (entry.getKey().equals("required")) {
                schema.withArrayProperty("required").addAll((ArrayNode) entry.getValue());
            } else {
                schema.putIfAbsent(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void prepare(JsonNode node, ObjectNode document) {
        if (node.path("properties") instanceof ObjectNode properties) {
            List.copyOf(properties.properties()).forEach(property -> aliases(resolved(property.getValue(), document))
                    .forEach(alias -> properties.set(
                            renamed(property.getKey(), alias),
                            property.getValue().deepCopy())));
        }
        if (node.path("parameters") instanceof ArrayNode parameters) {
            List.copyOf(parameters.valueStream().toList()).forEach(parameter -> aliases(parameter.path("schema"))
                    .forEach(alias -> parameters.add(((ObjectNode) parameter.deepCopy())
                            .put("name", renamed(parameter.path("name").asText(), alias)))));
        }
        if (node.has("default") && node instanceof ObjectNode schema) {
            schema.put("format", schema.path("format").asText() + " default " + schema.get("default"));
        }
        if (node.has("oneOf") && node instanceof ObjectNode schema) {
            schema.put("format", "one of several");
        }
        node.forEach(child -> prepare(child, document));
    }

    private static List<String> aliases(JsonNode schema) {
        return schema.path("x-aliases").valueStream().map(JsonNode::asText).toList();
    }

    /** {@code users[0][patrName]} as {@code users[0][pattnName]}, {@code lectorIds[]} as {@code lectorsIds[]}. */
    private static String renamed(String name, String alias) {
        return name.matches(".*\\[[a-zA-Z]+]")
                ? name.replaceFirst("\\[[a-zA-Z]+]$", "[" + alias + "]")
                : name.replaceFirst("^[a-zA-Z]+", alias);
    }
}
