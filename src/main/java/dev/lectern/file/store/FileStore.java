package dev.lectern.file.store;

import java.nio.file.Path;
import java.util.Collection;

import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;

/**
 * Where the content of files lies (F1), by path: {@code files/webinar/2016/03/01/<48 characters>.png}, and under
 * {@code 50x50/files/…} its thumbnails. What goes wrong in it is {@link Unavailable}, with a message that callers may see.
 */
public interface FileStore {
    /** Stores what a local file has, whole or not at all; what was there is replaced. */
    Uni<Void> put(String path, Path content, String mimeType);

    /** Opens content to be streamed; null where there is none. */
    Uni<StoredContent> open(String path);

    /** Removes content; what is not there is no error. */
    Uni<Void> remove(Collection<String> paths);
}
