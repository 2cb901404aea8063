package dev.lectern.file.picture;

import java.nio.file.Path;

/** Tells what a file's content is from its header alone: what a header claims costs nothing. Blocks. */
public final class PictureHeader {
    private PictureHeader() {}

    /**
     * What the file shows, however large it claims to be; null when the content is none of the four formats, or its header
     * is broken.
     *
     * @throws java.io.UncheckedIOException if the file can not be read
     */
    public static Picture read(Path file) {
        Header header = Header.read(file);
        return header == null ? null : header.shown();
    }
}
