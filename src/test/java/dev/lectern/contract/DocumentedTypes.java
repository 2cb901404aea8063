package dev.lectern.contract;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Parameters in the types that a schema gives them, where the contract lets them be written in another way: numbers in quotes,
 * {@code on} for true (W5), one value for a list of one (W4), another name (W12). What is not given is left out: null, and lists
 * and objects without anything in them (W6). What cannot be read as its type stays as it is, for the validator to tell.
 */
final class DocumentedTypes {
    private static final Map<String, BooleanNode> BOOLEANS = Map.of(
            "true", BooleanNode.TRUE,
            "1", BooleanNode.TRUE,
            "on", BooleanNode.TRUE,
            "false", BooleanNode.FALSE,
            "0", BooleanNode.FALSE,
            "off", BooleanNode.FALSE);
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private DocumentedTypes() {}

    /** The value as the schema has it; the schema refers to no other and is no allOf. */
    static JsonNode read(JsonNode sent, JsonNode schema) {
        JsonNode value = sent.isTextual() ? TextNode.valueOf(sent.textValue().strip()) : sent;
        String type = schema.path("type").asText();
        if (schema.has("oneOf")) {
            return oneOf(value, schema.get("oneOf"));
        }
        if (type.equals("array")) {
            return list(value, schema.path("items"));
        }
        if (type.equals("object")) {
            return value instanceof ObjectNode fields ? object(fields, schema) : value;
        }
        if (NUMBERS.contains(type) && value.isTextual() && value.textValue().matches("-?\\d{1,20}")) {
            return BigIntegerNode.valueOf(new BigInteger(value.textValue()));
        }
        return type.equals("boolean") ? flag(value) : value;
    }

    private static JsonNode flag(JsonNode value) {
        BooleanNode flag = BOOLEANS.get(value.asText().toLowerCase(Locale.ROOT));
        return flag == null ? value : flag;
    }

    private static JsonNode oneOf(JsonNode value, JsonNode shapes) {
        return shapes.valueStream()
                .filter(shape -> shape.path("type").asText().equals("object") == value.isObject())
                .findFirst()
                .map(shape -> read(value, shape))
                .orElse(value);
    }

    private static ArrayNode list(JsonNode value, JsonNode items) {
        Stream<JsonNode> entries = value.isArray()
                ? value.valueStream()
                : value.isObject()
                        ? value.properties().stream()
                                .sorted(Comparator.comparing(entry -> Long.valueOf(entry.getKey())))
                                .map(Map.Entry::getValue)
                        : Stream.of(value);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> list.add(read(entry, items)));
        return list;
    }

    private static ObjectNode object(ObjectNode fields, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.properties().stream().filter(field -> isGiven(field.getValue())).forEach(field -> {
            String name = documentedName(field.getKey(), schema.path("properties"));
            JsonNode known = schema.path("properties").path(name);
            object.set(
                    name, read(field.getValue(), known.isMissingNode() ? schema.path("additionalProperties") : known));
        });
        return object;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    }

    /** The name that one of W12 stands for. */
    static String documentedName(String name, JsonNode properties) {
        return properties
                .propertyStream()
                .filter(property -> property.getValue()
                        .path("x-aliases")
                        .valueStream()
                        .anyMatch(alias -> alias.asText().equals(name)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }
}
