package dev.lectern.file;

import java.time.Instant;

/**
 * A file of an organisation.
 *
 * @param path below {@code files}: {@code webinar/2016/03/01/<48 characters>.png} (F2)
 */
public record StoredFile(long id, String name, String path, String mimeType, Instant createAt) {}
