package dev.lectern.file;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.lectern.web.ApiDates;

/**
 * A file in answers, as the documentation shows {@code avatar}.
 *
 * @param path {@code ./files/webinar/2016/03/01/<48 characters>.jpg}
 * @param thumbnails their addresses by size; empty for what is no picture
 * @param tags none: files have no tags
 * @param uri the address without its scheme
 * @param thumbnailUri always empty, as documented
 * @param size bytes; only of the file itself (F1), null elsewhere
 * @param mimeType as {@code size}
 */
public record FileView(
        long id,
        String createAt,
        String name,
        String type,
        String path,
        String url,
        Map<String, String> thumbnails,
        String typeFile,
        List<String> tags,
        String uri,
        String thumbnailUri,
        Long size,
        String mimeType) {
    private static final String FILE = "file";

    /** The file as others show it ({@code avatar}). */
    public static FileView of(StoredFile file, FileLinks links, ZoneId zone) {
        return view(file, links, zone, null, null);
    }

    /** The file as an answer of its own, with size and type (F1). */
    static FileView whole(StoredFile file, FileLinks links, ZoneId zone) {
        return view(file, links, zone, file.size(), file.mimeType());
    }

    private static FileView view(StoredFile file, FileLinks links, ZoneId zone, Long size, String mimeType) {
        return new FileView(
                file.id(),
                ApiDates.format(file.createAt(), zone),
                file.name(),
                FILE,
                "./files/" + file.path(),
                links.url(file),
                file.isPicture() ? links.thumbnails(file) : Map.of(),
                FILE,
                List.of(),
                links.uri(file),
                "",
                size,
                mimeType);
    }
}
