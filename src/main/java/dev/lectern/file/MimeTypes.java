package dev.lectern.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file's name tells of its content. Only told on, never relied on: what is shown as a picture is one by content (F1). */
final class MimeTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Pattern SAFE = Pattern.compile("[a-z0-9]{1,10}");
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", OFFICE + "wordprocessingml.document"),
            Map.entry("gif", "image/gif"),
            Map.entry("html", "text/html"),
            Map.entry("ics", "text/calendar"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("json", "application/json"),
            Map.entry("md", "text/markdown"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", OFFICE + "presentationml.presentation"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain"),
            Map.entry("webm", "video/webm"),
            Map.entry("webp", "image/webp"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
            Map.entry("xml", "application/xml"),
            Map.entry("zip", "application/zip"));

    private MimeTypes() {}

    /** By the name's extension; {@code application/octet-stream} for one that is not known. */
    static String of(String name) {
        return BY_EXTENSION.getOrDefault(extension(name), UNKNOWN);
    }

    /** The name's extension where it is a plain one, in lower case; else {@code bin}. */
    static String extension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return extension.length() < name.length() && SAFE.matcher(extension).matches() ? extension : "bin";
    }
}
