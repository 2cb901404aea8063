package dev.lectern.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Text in the headers of a message, where a line break would begin another header. */
final class HeaderText {
    /** So many octets make an encoded word that fits with {@code Subject:} into a line of 76 characters (RFC 2047 §2). */
    private static final int OCTETS = 39;

    private static final String FOLD = "\r\n ";
    private static final String ENCODED = "=?";

    private static final int MAX_NAME = 100;

    private HeaderText() {}

    /** The text in one line. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /** The text in one line, of any script, folded as it goes over the wire: the mail client itself would fold with a bare LF. */
    static String folded(String text) {
        String line = line(text);
        return isPlain(line) && !line.contains(ENCODED) ? line : String.join(FOLD, encodedWords(line));
    }

    /** An address with a name of any script. */
    static String mailbox(String name, String address) {
        String line = line(name);
        String most = line.codePointCount(0, line.length()) > MAX_NAME
                ? line.substring(0, line.offsetByCodePoints(0, MAX_NAME))
                : line;
        return most.isEmpty() ? address : "%s <%s>".formatted(phrase(most), address);
    }

    private static String phrase(String name) {
        return isPlain(name)
                ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.join(" ", encodedWords(name));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character < 0x7f);
    }

    private static List<String> encodedWords(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        name.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (octets(word + character).length > OCTETS) {
                words.add(encoded(word.toString()));
                word.setLength(0);
            }
            word.append(character);
        });
        words.add(encoded(word.toString()));
        return words;
    }

    private static String encoded(String word) {
        return "=?UTF-8?B?%s?=".formatted(Base64.getEncoder().encodeToString(octets(word)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
