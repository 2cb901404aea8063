package dev.lectern.web.input;

import java.util.ArrayList;
import java.util.List;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/**
 * Splits {@code a[0][b][]} into {@code a}, {@code 0}, {@code b} and {@link #APPEND}, as PHP does (W4): spaces before the name
 * and text after a closing bracket are dropped. Unlike PHP, dots and inner spaces stay, and so does a bracket never closed.
 */
final class BracketName {
    static final String APPEND = "";
    static final int MAX_BRACKETS = 8;

    private BracketName() {}

    /** The keys from the outside in; none where there is no name before the first bracket. */
    static List<String> keys(String written) {
        String name = withoutSpaces(written);
        int open = name.indexOf('[');
        if (name.isEmpty() || open == 0) {
            return List.of();
        }
        if (open < 0 || name.indexOf(']', open) < 0) {
            return List.of(name);
        }
        List<String> keys = new ArrayList<>(4);
        keys.add(name.substring(0, open));
        while (open < name.length() && name.charAt(open) == '[') {
            int close = name.indexOf(']', open);
            if (close < 0) {
                break;
            }
            if (keys.size() > MAX_BRACKETS) {
                throw BadRequest.field(keys.get(0), FieldError.ERROR_FORMAT);
            }
            String key = name.substring(open + 1, close);
            keys.add(key.isBlank() && key.length() == 1 ? APPEND : key);
            open = close + 1;
        }
        return keys;
    }

    /** The name as errors show it (W10): {@code a[0].b} for {@code a[0][b]}. */
    static String shown(String written) {
        var shown = new StringBuilder();
        for (String key : keys(written)) {
            if (shown.isEmpty()) {
                shown.append(key);
            } else if (key.equals(APPEND) || Index.isNumber(key)) {
                shown.append('[').append(key).append(']');
            } else {
                shown.append('.').append(key);
            }
        }
        return shown.toString();
    }

    private static String withoutSpaces(String name) {
        int from = 0;
        while (from < name.length() && name.charAt(from) == ' ') {
            from++;
        }
        return name.substring(from);
    }
}
