package dev.lectern.file.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Writes pixels, and nothing but pixels. */
final class Encoder {
    private static final float QUALITY = 0.85f;

    private Encoder() {}

    static void write(BufferedImage picture, PictureFormat format, Path target) {
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format.extension()).next();
        try {
            Files.deleteIfExists(target);
            try (FileImageOutputStream out = new FileImageOutputStream(target.toFile())) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(picture, null, null), quality(writer, format));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriteParam quality(ImageWriter writer, PictureFormat format) {
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (format == PictureFormat.JPEG) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
        }
        return how;
    }
}
