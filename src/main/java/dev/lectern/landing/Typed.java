package dev.lectern.landing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/**
 * A form as somebody sent it, to be shown to them again.
 *
 * @param values by the names of fields, as typed
 * @param errors by the same names
 */
record Typed(Map<String, String> values, Map<String, FieldError> errors) {
    /** Before anything was typed. */
    static final Typed NOTHING = new Typed(Map.of(), Map.of());

    private static final List<String> NAMES =
            List.of("email", "name", "secondName", "phone", "organization", "position");
    private static final String QUESTIONS = "additionalFields";

    /** What was typed into the fields of a registration, however long. */
    static Map<String, String> read(Fields in) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = in.text(name).orNull();
            if (value != null) {
                values.put(name, value);
            }
        }
        in.map(QUESTIONS, Integer.MAX_VALUE).or(Map.of()).forEach((key, value) -> values.put(question(key), value));
        return values;
    }

    /** The name of a question's field in errors. */
    static String question(String key) {
        return QUESTIONS + "." + key;
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
