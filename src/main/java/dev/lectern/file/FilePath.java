package dev.lectern.file;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secret part of a file's address (F2): who knows it may read the file. */
final class FilePath {
    private static final Pattern FORM =
            Pattern.compile("webinar/[0-9]{4}/[0-9]{2}/[0-9]{2}/[A-Za-z0-9]{48}\\.[a-z0-9]{1,10}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 48;

    private FilePath() {}

    /** A new one: {@code webinar/2016/03/01/<48 random characters>.png}. */
    static String random(Instant at, String extension) {
        StringBuilder path =
                new StringBuilder("webinar/").append(DAY.format(at)).append('/');
        new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .forEach(path::append);
        return path.append('.').append(extension).toString();
    }

    /** Whether a file may have this path. */
    static boolean isOne(String path) {
        return FORM.matcher(path).matches();
    }

    /** The 48 characters of a path, which are the file's alone. */
    static String key(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** Where the store has the content. */
    static String content(String path) {
        return "files/" + path;
    }

    /** Where the store has a thumbnail, if there is one. */
    static String thumbnail(ThumbnailSize size, String path) {
        return size + "/files/" + path;
    }

    /** All that the store may have of a file. */
    static List<String> all(String path) {
        return Stream.concat(
                        Stream.of(content(path)), ThumbnailSize.ALL.stream().map(size -> thumbnail(size, path)))
                .toList();
    }
}
