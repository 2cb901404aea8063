package dev.lectern.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.MultiPartSpecification;

/**
 * What a call says, as one tree by the names of parameters, however it is written (W3): the query and, over it, the body. Values of
 * forms are texts and their lists objects with numbers for names, until {@link DocumentedTypes} knows better.
 */
final class SentParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WITHOUT_BODY = List.of("GET", "DELETE");

    private static final Pattern PART = Pattern.compile("(?s)[; ]name=\"([^\"]*)\".*?\r\n\r\n(.*?)\r\n--");

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

    private SentParameters() {}

    static ObjectNode of(FilterableRequestSpecification call) {
        SentParameters query = new SentParameters();
        query.addEncoded(call.getURI().contains("?") ? call.getURI().replaceFirst("(?s)^[^?]*\\?", "") : "");
        if (!WITHOUT_BODY.contains(call.getMethod())) {
            query.tree.setAll(body(call));
        }
        return query.tree;
    }

    /** The parameters of a form: {@code a[0][b]=1&a[][b]=2}. */
    static ObjectNode ofForm(String encoded) {
        SentParameters form = new SentParameters();
        form.addEncoded(encoded);
        return form.tree;
    }

    private static ObjectNode body(FilterableRequestSpecification call) {
        SentParameters body = new SentParameters();
        call.getFormParams().forEach((name, value) -> body.addAll(name, value));
        call.getMultiPartParams().forEach(part -> body.add(part.getControlName(), content(part)));
        Object content = call.getBody();
        if (content == null || text(content).isBlank()) {
            return body.tree;
        }
        return switch (mediaType(call)) {
            case "application/json" -> json(text(content));
            case "multipart/form-data" -> ofParts(text(content));
            default -> ofForm(text(content));
        };
    }

    /** Of a file the name; rest-assured gives texts one as well. */
    private static String content(MultiPartSpecification part) {
        return part.getContent() instanceof String text ? text : part.getFileName();
    }

    private static ObjectNode ofParts(String body) {
        SentParameters parts = new SentParameters();
        PART.matcher(body).results().forEach(part -> parts.add(part.group(1), part.group(2)));
        return parts.tree;
    }

    /** The media type of the body, that of a form unless one is given (W3). */
    static String mediaType(FilterableRequestSpecification call) {
        String type = call.getHeaders().getValue("Content-Type");
        return type == null ? "application/x-www-form-urlencoded" : type.split(";")[0].strip();
    }

    private static ObjectNode json(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode tree ? tree : JSON.createObjectNode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Object content) {
        return content instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : content.toString();
    }

    private void addEncoded(String parameters) {
        Arrays.stream(parameters.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] nameAndValue = pair.split("=", 2);
            add(decoded(nameAndValue[0]), nameAndValue.length == 1 ? "" : decoded(nameAndValue[1]));
        });
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void addAll(String name, Object value) {
        if (value instanceof Collection<?> values) {
            values.forEach(each -> add(name, String.valueOf(each)));
        } else {
            add(name, String.valueOf(value));
        }
    }

    private void add(String name, String value) {
        List<String> keys = new ArrayList<>(List.of(name.replace("]", "").split("\\[", -1)));
        ObjectNode place = tree;
        while (keys.size() > 1) {
            String key = key(place, keys);
            place = place.get(key) instanceof ObjectNode deeper ? deeper : place.putObject(key);
            keys.remove(0);
        }
        place.set(key(place, keys), TextNode.valueOf(value));
    }

    /** The first of the keys; where it is empty, the number of the entry that goes on or, if that has the next key, of a new one. */
    private static String key(ObjectNode place, List<String> keys) {
        if (!keys.get(0).isEmpty()) {
            return keys.get(0);
        }
        int next = place.size();
        JsonNode last = place.path(String.valueOf(next - 1));
        boolean goesOn = keys.size() > 1 && last.isObject() && !has(last, keys.subList(1, keys.size()));
        return String.valueOf(goesOn ? next - 1 : next);
    }

    private static boolean has(JsonNode entry, List<String> keys) {
        JsonNode place = entry;
        for (String key : keys) {
            place = place.path(key);
        }
        return !place.isMissingNode();
    }
}
