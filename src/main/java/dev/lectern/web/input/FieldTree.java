package dev.lectern.web.input;

import java.util.List;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** Collects the fields of a form, a query or a multipart body into one table. */
final class FieldTree {
    /** Names and brackets. More than any documented request needs (10 000 users with 12 fields each), bounded in memory. */
    static final int MAX_KEYS = 1_000_000;

    private final Branch root = new Branch();
    private int count;

    /** A name that is blank is ignored. */
    void add(String name, Value value) {
        if (name.indexOf('\0') >= 0) {
            throw new BadRequest("a parameter name is not valid");
        }
        if (value instanceof Text text && text.value().indexOf('\0') >= 0) {
            throw BadRequest.field(BracketName.shown(name), FieldError.ERROR_FORMAT);
        }
        List<String> keys = BracketName.keys(name);
        count(Math.max(1, keys.size()));
        if (!keys.isEmpty()) {
            root.add(keys, value);
        }
    }

    private void count(int keys) {
        count += keys;
        if (count > MAX_KEYS) {
            throw new BadRequest("too many parameters");
        }
    }

    Table table() {
        return root.freeze();
    }
}
