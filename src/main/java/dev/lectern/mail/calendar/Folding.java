package dev.lectern.mail.calendar;

import java.nio.charset.StandardCharsets;

/** Breaks the lines of a calendar file where they get too long (RFC 5545 §3.1). The library counts characters, not octets. */
final class Folding {
    private static final int MAX_OCTETS = 75;
    private static final String BREAK = "\r\n ";

    private Folding() {}

    /** The text with lines of at most 75 octets in UTF-8, broken between characters only. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / MAX_OCTETS * BREAK.length());
        int octets = 0;
        for (int character : text.codePoints().toArray()) {
            int size = octets(character);
            if (octets + size > MAX_OCTETS) {
                folded.append(BREAK);
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets = character == '\n' ? 0 : octets + size;
        }
        return folded.toString();
    }

    /** Of a line's own break none count. */
    private static int octets(int character) {
        return character == '\r' || character == '\n'
                ? 0
                : Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
    }
}
