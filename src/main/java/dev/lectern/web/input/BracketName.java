package dev.lectern.web.input;

import java.util.ArrayList;
import java.util.List;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/**
 * Splits {@code a[0][b][]} into {@code a}, {@code 0}, {@code b} and {@link #APPEND}, as PHP does (W4): text after a closing
 * bracket is dropped, and a name whose first bracket is never closed is one plain name. Unlike PHP, dots and spaces stay.
 */
final class BracketName {
    static final String APPEND = "";
    static final int MAX_BRACKETS = 8;

    private BracketName() {}

    /** The keys from the outside in; none for a name that is blank. */
    static List<String> keys(String written) {
        String name = written.stripLeading();
        int open = name.indexOf('[');
        if (open <= 0 || name.indexOf(']', open) < 0) {
            return name.isEmpty() ? List.of() : List.of(name);
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
}
