package dev.lectern.file.picture;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture as it is stored.
 *
 * @param width of the whole picture, before it is turned upright
 * @param height the same
 * @param frame where the first frame lies in it; smaller than the picture only in GIF and animated WebP
 */
record Header(
        PictureFormat format, int width, int height, Rectangle frame, Orientation orientation, Decoding decoding) {
    /** More segments or chunks than this are no picture, but a way to keep a reader busy. */
    static final int MAX_PARTS = 10_000;

    Header(PictureFormat format, int width, int height, Orientation orientation, Decoding decoding) {
        this(format, width, height, new Rectangle(width, height), orientation, decoding);
    }

    /** Whether a colour profile is no longer than the file that it is part of; readers make room for what it claims. */
    static boolean isHonestProfile(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        return in.readUnsignedInt() <= in.length();
    }

    /** Null where the content is none of the four formats, or its header is broken. */
    static Header read(Path file) {
        try (ImageInputStream in = Readers.open(file)) {
            return read(in);
        } catch (EOFException truncated) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Header read(ImageInputStream in) throws IOException {
        Header header =
                switch (in.readUnsignedShort()) {
                    case JpegHeader.MAGIC -> JpegHeader.read(in);
                    case PngHeader.MAGIC -> PngHeader.read(in);
                    case GifHeader.MAGIC -> GifHeader.read(in);
                    case WebpHeader.MAGIC -> WebpHeader.read(in);
                    default -> null;
                };
        return header == null || header.width < 1 || header.height < 1 ? null : header;
    }

    Picture shown() {
        return orientation.isOnItsSide() ? new Picture(format, height, width) : new Picture(format, width, height);
    }
}
