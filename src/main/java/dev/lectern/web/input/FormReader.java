package dev.lectern.web.input;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** Reads {@code application/x-www-form-urlencoded} bodies and query strings (W3, W4), always as UTF-8. */
public final class FormReader {
    private final byte[] bytes;
    private final FieldTree tree = new FieldTree();

    private FormReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A form body.
     *
     * @throws BadRequest for broken percent escapes or UTF-8, NUL, more than 8 brackets in a name or a million names and brackets in all
     */
    public static Table read(byte[] body) {
        return new FormReader(body.clone()).read();
    }

    /**
     * The part of a request line after {@code ?}, not decoded; null when there is none. HTTP servers hand over the bytes
     * beyond ASCII as characters below U+0100: these are taken as the bytes they were.
     *
     * @throws BadRequest as for a body
     */
    public static Table readQuery(String query) {
        if (query == null) {
            return Table.EMPTY;
        }
        boolean areBytes = query.chars().allMatch(c -> c < 0x100);
        var charset = areBytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new FormReader(query.getBytes(charset)).read();
    }

    private Table read() {
        for (int from = 0; from < bytes.length; ) {
            int to = indexOf('&', from, bytes.length);
            if (to > from) {
                field(from, to);
            }
            from = to + 1;
        }
        return tree.table();
    }

    private void field(int from, int to) {
        int equals = indexOf('=', from, to);
        String name = name(from, equals);
        tree.add(name, new Text(equals < to ? value(name, equals + 1, to) : ""));
    }

    private String name(int from, int to) {
        try {
            return decode(from, to);
        } catch (CharacterCodingException e) {
            throw new BadRequest("a parameter name is not valid");
        }
    }

    private String value(String name, int from, int to) {
        try {
            return decode(from, to);
        } catch (CharacterCodingException e) {
            throw BadRequest.field(BracketName.shown(name), FieldError.ERROR_FORMAT);
        }
    }

    /** Unescapes within the array: what comes out is never longer than what went in. */
    private String decode(int from, int to) throws CharacterCodingException {
        int end = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%') {
                bytes[end++] = (byte) (hex(i + 1, to) << 4 | hex(i + 2, to));
                i += 2;
            } else {
                bytes[end++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return Utf8.decode(bytes, from, end);
    }

    private int hex(int at, int to) throws CharacterCodingException {
        int digit = at < to ? Character.digit(bytes[at], 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }

    private int indexOf(char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
