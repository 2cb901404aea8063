package dev.lectern.database;

/** Texts that contain another one, whatever characters it has. */
public final class Substring {
    private Substring() {}

    /** The LIKE pattern of texts that contain this one: {@code %}, {@code _} and {@code \} in it are plain characters. */
    public static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
