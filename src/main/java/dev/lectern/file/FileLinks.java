package dev.lectern.file;

import java.util.LinkedHashMap;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.WebConfig;

/** The addresses under which a file's content and its thumbnails are found (F2). */
@ApplicationScoped
public class FileLinks {
    private final WebConfig config;

    FileLinks(WebConfig config) {
        this.config = config;
    }

    /** Where the content is. */
    public String url(StoredFile file) {
        return config.publicUrl() + "/v2/files/" + file.path();
    }

    /** The same without the scheme: {@code //webinars.example.org/v2/files/…}. */
    public String uri(StoredFile file) {
        String url = url(file);
        return url.substring(url.indexOf("//"));
    }

    /** Where the thumbnails of the eight documented sizes are, by size ({@code 640x1920}). */
    public Map<String, String> thumbnails(StoredFile file) {
        Map<String, String> thumbnails = new LinkedHashMap<>();
        ThumbnailSize.ALL.forEach(
                size -> thumbnails.put(size.toString(), config.publicUrl() + "/v2/" + size + "/files/" + file.path()));
        return thumbnails;
    }
}
