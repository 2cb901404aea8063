package dev.lectern.web.input;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** Collects the fields of a form, a query or a multipart body into one table. */
final class FieldTree {
    /** More than any documented request needs (10 000 users with 12 fields each), and still bounded in memory. */
    static final int MAX_FIELDS = 1_000_000;

    private final Branch root = new Branch();
    private int count;

    /** A name that is blank is ignored. */
    void add(String name, Value value) {
        if (++count > MAX_FIELDS) {
            throw new BadRequest("too many parameters");
        }
        if (name.indexOf('\0') >= 0) {
            throw new BadRequest("a parameter name is not valid");
        }
        if (value instanceof Text text && text.value().indexOf('\0') >= 0) {
            throw BadRequest.field(name, FieldError.ERROR_FORMAT);
        }
        var keys = BracketName.keys(name);
        if (!keys.isEmpty()) {
            root.add(keys, value);
        }
    }

    Table table() {
        return root.freeze();
    }
}
