package dev.lectern.file.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A PNG without what stands between its header and its pixels, save the palette and its transparency: texts and profiles
 * there are compressed, and the reader unpacks them whatever they become.
 */
final class PngPixels extends ImageInputStreamImpl {
    private static final int MAGIC_AND_HEADER_LENGTH = 8 + 25;
    private static final int IDAT = 0x49444154;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int MAX_PALETTE_LENGTH = 3 * 256;
    private static final int CRC_LENGTH = 4;

    private final byte[] head;
    private final ImageInputStream file;
    private final long leftOut;

    private PngPixels(byte[] head, ImageInputStream file) throws IOException {
        this.head = head;
        this.file = file;
        this.leftOut = file.getStreamPosition() - head.length;
    }

    static ImageInputStream open(Path png) throws IOException {
        ImageInputStream file = Readers.open(png);
        try {
            return new PngPixels(head(file), file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static byte[] head(ImageInputStream file) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(kept);
        out.write(bytes(file, MAGIC_AND_HEADER_LENGTH));
        for (int part = 0; part < Header.MAX_PARTS; part++) {
            int length = file.readInt();
            int type = file.readInt();
            if (type == IDAT) {
                file.seek(file.getStreamPosition() - 8);
                return kept.toByteArray();
            }
            if (length >= 0 && length <= MAX_PALETTE_LENGTH && (type == PLTE || type == TRNS)) {
                out.writeInt(length);
                out.writeInt(type);
                out.write(bytes(file, length + CRC_LENGTH));
            } else {
                file.seek(file.getStreamPosition() + Integer.toUnsignedLong(length) + CRC_LENGTH);
            }
        }
        throw new UnreadablePicture("It has no pixels.");
    }

    private static byte[] bytes(ImageInputStream file, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        bitOffset = 0;
        int read = streamPos < head.length ? fromHead(to, offset, length) : fromFile(to, offset, length);
        streamPos += Math.max(0, read);
        return read;
    }

    private int fromHead(byte[] to, int offset, int length) {
        int read = (int) Math.min(length, head.length - streamPos);
        System.arraycopy(head, (int) streamPos, to, offset, read);
        return read;
    }

    private int fromFile(byte[] to, int offset, int length) throws IOException {
        file.seek(streamPos + leftOut);
        return file.read(to, offset, length);
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
