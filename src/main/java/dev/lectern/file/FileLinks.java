package dev.lectern.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.WebConfig;

/** The addresses under which a file's content and its thumbnails are found (F2). */
@ApplicationScoped
public class FileLinks {
    private static final List<String> SIZES =
            List.of("640x1920", "1920x1080", "1333x1000", "224x199", "200x50", "50x50", "34x34", "148x112");

    private final WebConfig config;

    FileLinks(WebConfig config) {
        this.config = config;
    }

    /** Where the content is. */
    public String url(StoredFile file) {
        return config.publicUrl() + "/v2/files/" + file.path();
    }

    /** Where the thumbnails of the eight documented sizes are, by size ({@code 640x1920}). */
    public Map<String, String> thumbnails(StoredFile file) {
        Map<String, String> thumbnails = new LinkedHashMap<>();
        SIZES.forEach(size -> thumbnails.put(size, config.publicUrl() + "/v2/" + size + "/files/" + file.path()));
        return thumbnails;
    }
}
