package dev.lectern.file.picture;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Makes the pictures of the tests: red, lime, blue and yellow quarters, from left to right and from top to bottom. */
final class Drawing {
    static final List<Color> QUARTERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);
    static final Color CLEAR = new Color(0, true);

    private Drawing() {}

    static BufferedImage quarters(int width, int height, int type) {
        return quarters(new BufferedImage(width, height, type), QUARTERS);
    }

    static BufferedImage quarters(BufferedImage picture, List<Color> colors) {
        int width = picture.getWidth() / 2;
        int height = picture.getHeight() / 2;
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < colors.size(); i++) {
            graphics.setColor(colors.get(i));
            graphics.setComposite(AlphaComposite.Src);
            graphics.fillRect(i % 2 * width, i / 2 * height, width, height);
        }
        graphics.dispose();
        return picture;
    }

    static Path write(Path to, BufferedImage picture, String format) {
        return write(to, bytes(picture, format));
    }

    static Path write(Path to, byte[] content) {
        try {
            return Files.write(to, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(BufferedImage picture, String format) {
        return bytes(new IIOImage(picture, null, null), format, false);
    }

    static byte[] progressive(BufferedImage picture, String format) {
        return bytes(new IIOImage(picture, null, null), format, true);
    }

    private static byte[] bytes(IIOImage picture, String format, boolean isProgressive) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (isProgressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, picture, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** As Photoshop writes it: four inks, each inverted, said to be so by Adobe's segment. */
    static byte[] adobeCmyk(int width, int height) {
        WritableRaster inks = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color color = QUARTERS.get(2 * (2 * y / height) + 2 * x / width);
                inks.setPixel(x, y, new int[] {color.getRed(), color.getGreen(), color.getBlue(), 255});
            }
        }
        byte[] jpeg = bytes(new IIOImage(inks, null, null), "jpeg", false);
        return withSegment(jpeg, 0xee, "Adobe\0d\0\0\0\0\0".getBytes(ISO_8859_1));
    }

    /** A photo with the EXIF block of a phone: which way it was held, and where. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        String tiff = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0" + "GPS 59.93 N";
        return withSegment(jpeg, 0xe1, ("Exif\0\0" + tiff).getBytes(ISO_8859_1));
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** One of those that {@code make.sh} made. */
    static Path fixture(String name) {
        return Path.of("src", "test", "resources", "dev", "lectern", "file", "picture", name);
    }
}
