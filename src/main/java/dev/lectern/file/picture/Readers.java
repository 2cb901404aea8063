package dev.lectern.file.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageInputStreamSpi;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;

/** What reads each format. Named, not looked for on the class path, which a native executable does not have. */
final class Readers {
    private static final ImageReaderSpi JPEG = new JPEGImageReaderSpi();
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
    private static final ImageInputStreamSpi FILES = new BufferedFileImageInputStreamSpi();

    static {
        IIORegistry.getDefaultInstance().registerServiceProvider(JPEG);
    }

    private Readers() {}

    /** Java's own stream reads single bytes from disk. */
    static ImageInputStream open(Path file) throws IOException {
        ImageInputStream in = FILES.createInputStreamInstance(file.toFile());
        if (in == null) {
            throw new NoSuchFileException(file.toString());
        }
        return in;
    }

    static ImageReader of(PictureFormat format) {
        try {
            return switch (format) {
                case JPEG -> JPEG.createReaderInstance();
                case WEBP -> WEBP.createReaderInstance();
                case PNG, GIF ->
                    ImageIO.getImageReadersByFormatName(format.extension()).next();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
