package dev.lectern.web.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.lectern.web.FieldError;

/** Reads a value where a list is wanted (W4). */
final class Entries {
    private static final Comparator<Map.Entry<String, Value>> BY_INDEX =
            Comparator.comparingLong(entry -> Index.of(entry.getKey()));

    private Entries() {}

    /** Each entry read by this function, without those it gives null for; null when no list is given. */
    static <T> List<T> read(Given given, Function<Given, T> reader) {
        List<Given> entries = of(given);
        return entries == null
                ? null
                : entries.stream().map(reader).filter(Objects::nonNull).toList();
    }

    /** Whether an empty text is given in the place of a list, or of its only entry. */
    static boolean isGivenEmpty(Given given) {
        return given.value() instanceof Table table ? isOnlyBlank(table) : isBlank(given.value());
    }

    private static List<Given> of(Given given) {
        Value value = given.value();
        if (value == null || value instanceof Table table && table.isEmpty()) {
            return null;
        }
        if (value instanceof Table table) {
            return inOrder(given, table);
        }
        if (value instanceof Text text) {
            return isBlank(text) ? List.of() : List.of(given);
        }
        if (value instanceof Repeated repeated) {
            return numbered(given, repeated.values());
        }
        given.reject(FieldError.ERROR_FORMAT);
        return null;
    }

    private static List<Given> numbered(Given given, List<Text> texts) {
        List<Given> entries = new ArrayList<>(texts.size());
        for (Text text : texts) {
            entries.add(given.entry(Integer.toString(entries.size()), text));
        }
        return entries;
    }

    private static List<Given> inOrder(Given given, Table table) {
        var children = new ArrayList<>(table.children().entrySet());
        if (!children.stream().allMatch(child -> Index.isNumber(child.getKey()))) {
            given.reject(FieldError.ERROR_FORMAT);
            return null;
        }
        if (isOnlyBlank(table)) {
            return List.of();
        }
        children.sort(BY_INDEX);
        List<Given> entries = new ArrayList<>(children.size());
        for (var child : children) {
            Given entry = given.entry(child.getKey(), child.getValue());
            if (Index.isWithinBounds(child.getKey())) {
                entries.add(entry);
            } else {
                entry.reject(FieldError.ERROR_RANGE);
            }
        }
        return entries;
    }

    private static boolean isOnlyBlank(Table table) {
        return table.children().size() == 1
                && isBlank(table.children().values().iterator().next());
    }

    private static boolean isBlank(Value value) {
        return value instanceof Text text && text.value().isBlank();
    }
}
