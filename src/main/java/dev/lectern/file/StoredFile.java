package dev.lectern.file;

import java.time.Instant;

/**
 * A file of an organisation.
 *
 * @param path below {@code files}: {@code webinar/2016/03/01/<48 characters>.png} (F2)
 * @param size bytes
 * @param isPicture whether it may be shown where a picture is wanted (F1); only then there are thumbnails
 */
public record StoredFile(
        long id, String name, String path, String mimeType, long size, boolean isPicture, Instant createAt) {}
