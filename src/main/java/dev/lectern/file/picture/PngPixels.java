package dev.lectern.file.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A PNG without what stands between its header and its pixels, save the palette and its transparency: texts and profiles
 * there are compressed, and the reader unpacks them whatever they become.
 */
final class PngPixels {
    private static final int MAGIC_AND_HEADER_LENGTH = 8 + 25;
    private static final int IDAT = 0x49444154;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int MAX_PALETTE_LENGTH = 3 * 256;
    private static final int CRC_LENGTH = 4;

    private PngPixels() {}

    static ImageInputStream open(Path png) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(png));
        try {
            DataInputStream chunks = new DataInputStream(in);
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(kept);
            out.write(chunks.readNBytes(MAGIC_AND_HEADER_LENGTH));
            copyUntilPixels(chunks, out);
            return new Closing(new SequenceInputStream(new ByteArrayInputStream(kept.toByteArray()), in));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static void copyUntilPixels(DataInputStream in, DataOutputStream out) throws IOException {
        for (int part = 0; part < Header.MAX_PARTS; part++) {
            int length = in.readInt();
            int type = in.readInt();
            if (type == IDAT) {
                out.writeInt(length);
                out.writeInt(type);
                return;
            }
            if (length >= 0 && length <= MAX_PALETTE_LENGTH && (type == PLTE || type == TRNS)) {
                out.writeInt(length);
                out.writeInt(type);
                out.write(in.readNBytes(length + CRC_LENGTH));
            } else {
                in.skipNBytes(Integer.toUnsignedLong(length) + CRC_LENGTH);
            }
        }
        throw new UnreadablePicture("It has no pixels.");
    }

    private static final class Closing extends MemoryCacheImageInputStream {
        private final InputStream in;

        Closing(InputStream in) {
            super(in);
            this.in = in;
        }

        @Override
        public void close() throws IOException {
            super.close();
            in.close();
        }
    }
}
