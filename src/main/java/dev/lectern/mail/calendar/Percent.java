package dev.lectern.mail.calendar;

import java.nio.charset.StandardCharsets;

/** E-mail addresses in {@code mailto:} links (RFC 6068). */
public final class Percent {
    private static final String PLAIN = "-._~@!$'*+";

    private Percent() {}

    /** The text with everything percent-encoded that could end it or mean something. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean isPlain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
            encoded.append(isPlain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
