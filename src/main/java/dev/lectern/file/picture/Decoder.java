package dev.lectern.file.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pixels, leaving out rows and columns of what would take too much memory. */
final class Decoder {
    /** At most so many bytes of pixels are kept: eight megapixels of a photo are read whole. */
    private static final long MAX_BYTES = 24 << 20;

    private static final int BYTES_OF_WHOLE = 4;
    private static final int BYTES_OF_COEFFICIENTS = 6;
    private static final int ROWS = 4;
    private static final int COPIES = 2;

    private final Header header;
    private final ImageReader reader;

    private Decoder(Header header, ImageReader reader) {
        this.header = header;
        this.reader = reader;
    }

    /** The whole stored picture, whose first frame may be a part of it, perhaps some times smaller. */
    static BufferedImage decode(Path source, Header header) {
        ImageReader reader = Readers.of(header.format());
        try (ImageInputStream in = open(source, header.format())) {
            reader.setInput(in, true, true);
            return new Decoder(header, reader).decode();
        } catch (IOException | RuntimeException | AssertionError | OutOfMemoryError e) {
            throw e instanceof UnreadablePicture known
                    ? known
                    : new UnreadablePicture("Its pixels can not be read.", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream open(Path source, PictureFormat format) throws IOException {
        return format == PictureFormat.PNG ? PngPixels.open(source) : Readers.open(source);
    }

    private BufferedImage decode() throws IOException {
        Rectangle frame = header.frame();
        if (reader.getWidth(0) != frame.width || reader.getHeight(0) != frame.height) {
            throw new UnreadablePicture("Its header contradicts itself.");
        }
        long bytesPerPixel = bytesPerPixel();
        int step = step(bytesPerPixel);
        return DecodingMemory.with(heap(bytesPerPixel, step), elsewhere(), () -> read(step));
    }

    private long bytesPerPixel() throws IOException {
        SampleModel model = reader.getImageTypes(0).next().getSampleModel();
        return Math.max(1, model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType()) / Byte.SIZE);
    }

    private int step(long bytesPerPixel) {
        int step = 1;
        while (pixels() * bytesPerPixel / ((long) step * step) > MAX_BYTES) {
            step++;
        }
        return step;
    }

    private long pixels() {
        return (long) header.width() * header.height();
    }

    private long heap(long bytesPerPixel, int step) {
        long kept = pixels() / ((long) step * step) * bytesPerPixel * COPIES;
        long rows = header.width() * bytesPerPixel * ROWS;
        long whole = header.decoding() == Decoding.WHOLE ? pixels() * BYTES_OF_WHOLE : 0;
        return kept + rows + whole;
    }

    private long elsewhere() {
        return header.decoding() == Decoding.GATHERED ? pixels() * BYTES_OF_COEFFICIENTS : 0;
    }

    private BufferedImage read(int step) {
        Rectangle frame = header.frame();
        int left = Math.floorMod(-frame.x, step);
        int top = Math.floorMod(-frame.y, step);
        boolean isPart = frame.width < header.width() || frame.height < header.height();
        if (left >= frame.width || top >= frame.height) {
            return canvas(step);
        }
        BufferedImage pixels = pixels(step, left, top);
        return isPart ? placed(pixels, step, (frame.x + left) / step, (frame.y + top) / step) : pixels;
    }

    private BufferedImage pixels(int step, int left, int top) {
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceSubsampling(step, step, left, top);
        try {
            return Grays.plain(reader.read(0, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage placed(BufferedImage pixels, int step, int x, int y) {
        BufferedImage canvas = canvas(step);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(pixels, x, y, null);
        graphics.dispose();
        return canvas;
    }

    private BufferedImage canvas(int step) {
        int width = (header.width() + step - 1) / step;
        int height = (header.height() + step - 1) / step;
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    }
}
