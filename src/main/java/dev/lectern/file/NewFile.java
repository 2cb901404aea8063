package dev.lectern.file;

import dev.lectern.file.picture.Picture;

/**
 * A file whose content is stored and that belongs to nobody yet: within the hour {@link Files#add} makes it an organisation's, else
 * it is removed again.
 *
 * @param path as {@link StoredFile#path}
 * @param size bytes
 * @param picture null where the content is none that may be shown as one (F1)
 */
public record NewFile(String path, String name, String mimeType, long size, Picture picture) {}
