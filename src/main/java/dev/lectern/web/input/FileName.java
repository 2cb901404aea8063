package dev.lectern.web.input;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/** The name that a caller gives a file. */
public final class FileName {
    private static final int MAX = 255;

    private FileName() {}

    /**
     * The name without the folders that some clients send with it.
     *
     * @throws BadRequest with the field named for one that is blank, longer than 255 code points, or not to be shown in a line (W5)
     */
    public static String read(String field, String claimed) {
        String name = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty()) {
            throw BadRequest.field(field, FieldError.ERROR_EMPTY);
        }
        if (name.chars().anyMatch(Character::isISOControl) || !Characters.isStorable(name)) {
            throw BadRequest.field(field, FieldError.ERROR_FORMAT);
        }
        if (name.codePointCount(0, name.length()) > MAX) {
            throw BadRequest.field(field, FieldError.ERROR_LENGTH);
        }
        return name;
    }
}
