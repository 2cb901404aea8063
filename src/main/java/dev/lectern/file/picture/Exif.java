package dev.lectern.file.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the one thing of a picture's EXIF block that matters here. Libraries read all of it, which lets a hostile block
 * cost whatever it claims.
 */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int LITTLE_ENDIAN_MARK = 0x4949;
    private static final int BIG_ENDIAN_MARK = 0x4d4d;

    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Exif() {}

    /** Whether a block begins as EXIF in JPEG does. */
    static boolean hasPrefix(byte[] block) {
        return block.length > PREFIX.length && Arrays.equals(block, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** The TIFF structure of a block that may have JPEG's prefix. */
    static byte[] withoutPrefix(byte[] block) {
        return hasPrefix(block) ? Arrays.copyOfRange(block, PREFIX.length, block.length) : block;
    }

    /** The orientation in a TIFF structure; a broken one changes nothing. */
    static Orientation orientation(byte[] tiff) {
        try {
            return Orientation.of(orientationNumber(ByteBuffer.wrap(tiff)));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return Orientation.TOP_LEFT;
        }
    }

    private static int orientationNumber(ByteBuffer tiff) {
        int mark = tiff.getShort(0);
        if (mark != LITTLE_ENDIAN_MARK && mark != BIG_ENDIAN_MARK) {
            return 0;
        }
        tiff.order(mark == LITTLE_ENDIAN_MARK ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        for (int left = Short.toUnsignedInt(tiff.getShort()); left > 0; left--) {
            int tag = Short.toUnsignedInt(tiff.getShort());
            int type = tiff.getShort();
            int count = tiff.getInt();
            int value = Short.toUnsignedInt(tiff.getShort());
            tiff.getShort();
            if (tag == ORIENTATION && type == SHORT && count == 1) {
                return value;
            }
        }
        return 0;
    }
}
