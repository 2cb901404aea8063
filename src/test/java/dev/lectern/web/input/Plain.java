package dev.lectern.web.input;

import java.util.LinkedHashMap;
import java.util.Map;

/** A value as plain maps and strings, for comparing. */
final class Plain {
    private Plain() {}

    static Object of(Value value) {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Table table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.children().forEach((key, child) -> map.put(key, of(child)));
            return map;
        }
        if (value instanceof Repeated repeated) {
            return Map.of(
                    "$repeated", repeated.values().stream().map(Text::value).toList());
        }
        return value instanceof Upload upload ? Map.of("$upload", upload.filename()) : Map.of("$clash", true);
    }
}
