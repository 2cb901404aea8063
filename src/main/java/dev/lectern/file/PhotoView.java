package dev.lectern.file;

import java.util.Map;

/**
 * A person's picture in answers (O2).
 *
 * @param uri the address without its scheme
 * @param thumbnailUri always empty, as documented
 * @param thumbnails their addresses by size
 */
public record PhotoView(String url, String uri, String thumbnailUri, Map<String, String> thumbnails) {
    public static PhotoView of(StoredFile file, FileLinks links) {
        return new PhotoView(links.url(file), links.uri(file), "", links.thumbnails(file));
    }
}
