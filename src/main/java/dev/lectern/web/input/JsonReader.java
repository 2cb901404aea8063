package dev.lectern.web.input;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** Reads {@code application/json} bodies (W3, W6): one object in UTF-8, a byte order mark before it tolerated. */
public final class JsonReader {
    private static final String INVALID = "json is not valid";
    private static final int MAX_STRING = 32 * 1024 * 1024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The symbol table gives up on keys made to collide; a hash map does not.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
            .build();

    private final JsonParser parser;
    private String parameter = "";
    private int count;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The object's members; numbers keep their exact text, nulls are left out, a list has keys from 0.
     *
     * @throws BadRequest {@code json is not valid} for anything else than one valid object without repeated keys; with the
     *     parameter named for more than 8 levels within it, NUL or half a surrogate pair
     */
    public static Table read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(withoutMark(Utf8.decode(body, 0, body.length)))) {
            return new JsonReader(parser).read();
        } catch (IOException e) {
            throw new BadRequest(INVALID);
        }
    }

    private static String withoutMark(String json) {
        return json.startsWith("\uFEFF") ? json.substring(1) : json;
    }

    private Table read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRequest(INVALID);
        }
        Table table = object(0);
        if (parser.nextToken() != null) {
            throw new BadRequest(INVALID);
        }
        return table;
    }

    private Table object(int depth) throws IOException {
        Map<String, Value> children = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!Characters.isStorable(key)) {
                throw new BadRequest(INVALID);
            }
            if (depth == 0) {
                parameter = key;
            }
            parser.nextToken();
            put(children, key, depth);
        }
        return new Table(children);
    }

    private Table list(int depth) throws IOException {
        Map<String, Value> children = new LinkedHashMap<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            put(children, Integer.toString(i), depth);
        }
        return new Table(children);
    }

    private void put(Map<String, Value> children, String key, int depth) throws IOException {
        if (++count > FieldTree.MAX_KEYS) {
            throw new BadRequest("too many parameters");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new BadRequest(INVALID);
        }
        if (token.isStructStart() && depth == BracketName.MAX_BRACKETS) {
            throw BadRequest.field(parameter, FieldError.ERROR_FORMAT);
        }
        if (token == JsonToken.START_OBJECT) {
            children.put(key, object(depth + 1));
        } else if (token == JsonToken.START_ARRAY) {
            children.put(key, list(depth + 1));
        } else if (token != JsonToken.VALUE_NULL) {
            children.put(key, text(parser.getText()));
        }
    }

    private Text text(String value) {
        if (!Characters.isStorable(value)) {
            throw BadRequest.field(parameter, FieldError.ERROR_FORMAT);
        }
        return new Text(value);
    }
}
