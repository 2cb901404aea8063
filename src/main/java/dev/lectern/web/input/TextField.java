package dev.lectern.web.input;

import java.util.regex.Pattern;

import dev.lectern.web.FieldError;

/** A trimmed text; {@code ""} when given empty, null when not given, which a PUT tells apart (C2). */
public final class TextField extends Field<String, TextField> {
    TextField(Given given) {
        super(given, given.text());
    }

    /** At most this many Unicode code points, else ERROR_LENGTH. */
    public TextField max(int codePoints) {
        return check(text -> text.codePointCount(0, text.length()) <= codePoints, FieldError.ERROR_LENGTH);
    }

    /** The whole text fits the pattern, else ERROR_FORMAT; an empty text passes. */
    public TextField matching(Pattern pattern) {
        return check(text -> text.isEmpty() || pattern.matcher(text).matches(), FieldError.ERROR_FORMAT);
    }

    @Override
    boolean isBlank(String text) {
        return text.isEmpty();
    }
}
