package dev.lectern.file;

import java.util.List;
import java.util.Optional;

/** A size that thumbnails fit into, in pixels (F2). */
public record ThumbnailSize(int width, int height) {
    /** The documented ones, in their order. */
    public static final List<ThumbnailSize> ALL = List.of(
            new ThumbnailSize(640, 1920),
            new ThumbnailSize(1920, 1080),
            new ThumbnailSize(1333, 1000),
            new ThumbnailSize(224, 199),
            new ThumbnailSize(200, 50),
            new ThumbnailSize(50, 50),
            new ThumbnailSize(34, 34),
            new ThumbnailSize(148, 112));

    /** The documented size that is written like this ({@code 640x1920}). */
    static Optional<ThumbnailSize> find(String text) {
        return ALL.stream().filter(size -> size.toString().equals(text)).findFirst();
    }

    /** {@code 640x1920}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
