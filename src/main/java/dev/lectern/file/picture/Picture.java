package dev.lectern.file.picture;

/**
 * A picture as its header tells it.
 *
 * @param width in pixels as shown: a photo taken upright is higher than wide, however it is stored
 * @param height the same
 */
public record Picture(PictureFormat format, int width, int height) {
    /** More are refused everywhere (F1). */
    public static final long MAX_PIXELS = 50_000_000;

    /** How many pixels there are in all; no overflow. */
    public long pixels() {
        return (long) width * height;
    }

    /** Whether {@link #MAX_PIXELS} is exceeded. */
    public boolean isTooLarge() {
        return pixels() > MAX_PIXELS;
    }
}
