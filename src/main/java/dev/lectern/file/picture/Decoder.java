package dev.lectern.file.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pixels, leaving out rows and columns of what would take too much memory. */
final class Decoder {
    /** At most so many bytes of pixels are kept: twelve megapixels of a photo are read whole. */
    private static final long MAX_BYTES = 36 << 20;

    private Decoder() {}

    /** The whole stored picture, whose first frame may be a part of it, perhaps some times smaller. */
    static BufferedImage decode(Path source, Header header) {
        ImageReader reader = Readers.of(header.format());
        try (ImageInputStream in = open(source, header.format())) {
            reader.setInput(in, true, true);
            return read(reader, header);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new UnreadablePicture("Its pixels can not be read.", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream open(Path source, PictureFormat format) throws IOException {
        return format == PictureFormat.PNG ? PngPixels.open(source) : Readers.open(source);
    }

    private static BufferedImage read(ImageReader reader, Header header) throws IOException {
        Rectangle frame = header.frame();
        if (reader.getWidth(0) != frame.width || reader.getHeight(0) != frame.height) {
            throw new UnreadablePicture("Its header contradicts itself.");
        }
        int step = step(reader, header);
        ImageReadParam part = reader.getDefaultReadParam();
        int left = Math.floorMod(-frame.x, step);
        int top = Math.floorMod(-frame.y, step);
        if (left >= frame.width || top >= frame.height) {
            return canvas(header, step);
        }
        part.setSourceSubsampling(step, step, left, top);
        BufferedImage pixels = Grays.plain(reader.read(0, part));
        if (frame.width == header.width() && frame.height == header.height()) {
            return pixels;
        }
        BufferedImage canvas = canvas(header, step);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(pixels, (frame.x + left) / step, (frame.y + top) / step, null);
        graphics.dispose();
        return canvas;
    }

    private static BufferedImage canvas(Header header, int step) {
        int width = (header.width() + step - 1) / step;
        int height = (header.height() + step - 1) / step;
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    }

    private static int step(ImageReader reader, Header header) throws IOException {
        SampleModel model = reader.getImageTypes(0).next().getSampleModel();
        int bits = model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType());
        long bytes = (long) header.width() * header.height() * bits / Byte.SIZE;
        int step = 1;
        while (bytes / ((long) step * step) > MAX_BYTES) {
            step++;
        }
        return step;
    }
}
