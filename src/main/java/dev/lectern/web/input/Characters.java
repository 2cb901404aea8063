package dev.lectern.web.input;

/** Which characters a text may hold (W5). */
final class Characters {
    private Characters() {}

    /** Free of NUL and of half surrogate pairs, neither of which a database takes. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Free of control characters other than tab and line breaks. */
    static boolean isPrintable(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }
}
