package dev.lectern.file.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Makes smaller pictures of pictures (F2). Blocks, for up to seconds; to be called away from the event loop. */
public final class Thumbnails {
    private Thumbnails() {}

    /**
     * Writes the picture as it is shown, fitted inside width and height, never enlarged, never below one pixel. Of an
     * animation it is the first frame. Nothing but pixels is carried over: no EXIF, no place where it was taken.
     *
     * <p>JPEG and opaque WebP become JPEG; PNG, GIF and WebP with an alpha channel become PNG. Memory is bounded: many or
     * large pictures at once wait for each other.
     *
     * @param target is replaced
     * @return the MIME type of what was written
     * @throws UnreadablePicture if the source is no picture, is broken, or has more than {@link Picture#MAX_PIXELS}
     * @throws java.io.UncheckedIOException if a file can not be read or written
     */
    public static String render(Path source, Path target, int width, int height) {
        Header header = Header.read(source);
        if (header == null) {
            throw new UnreadablePicture("It is no picture.");
        }
        if (header.shown().isTooLarge()) {
            throw new UnreadablePicture("It has more than " + Picture.MAX_PIXELS + " pixels.");
        }
        BufferedImage decoded = Decoder.decode(source, header);
        BufferedImage fitted = Fitting.fit(decoded, header, width, height);
        PictureFormat format = isOpaque(decoded, header) ? PictureFormat.JPEG : PictureFormat.PNG;
        Encoder.write(header.orientation().upright(fitted), format, target);
        return format.mimeType();
    }

    private static boolean isOpaque(BufferedImage picture, Header header) {
        return switch (header.format()) {
            case JPEG -> true;
            case PNG, GIF -> false;
            case WEBP -> !picture.getColorModel().hasAlpha();
        };
    }
}
