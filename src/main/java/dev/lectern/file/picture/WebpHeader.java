package dev.lectern.file.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Reads WebP (RFC 9649): a RIFF file of chunks. */
final class WebpHeader {
    static final int MAGIC = 0x5249;

    private static final int REST_OF_RIFF = 0x4646;
    private static final int WEBP = fourCc("WEBP");
    private static final int LOSSY = fourCc("VP8 ");
    private static final int LOSSLESS = fourCc("VP8L");
    private static final int EXTENDED = fourCc("VP8X");
    private static final int ANIMATION_FRAME = fourCc("ANMF");
    private static final int PROFILE = fourCc("ICCP");
    private static final int EXIF = fourCc("EXIF");

    private static final int ALPHA_FLAG = 0x10;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int START_CODE = 0x2a019d;
    private static final int INTER_FRAME_FLAG = 1;
    private static final int SIZE_BITS = 14;
    private static final int SIZE_MASK = (1 << SIZE_BITS) - 1;
    private static final int MAX_EXIF_LENGTH = 1 << 16;

    private final ImageInputStream in;
    private Rectangle canvas;
    private Rectangle frame;
    private boolean isAnimated;
    private boolean isHonest = true;
    private Decoding decoding = Decoding.BY_ROWS;
    private Orientation orientation = Orientation.TOP_LEFT;

    private WebpHeader(ImageInputStream in) {
        this.in = in;
    }

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    /** After the magic; null where the header is broken, or speaks of another size than the pixels do. */
    static Header read(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        if (in.readUnsignedShort() != REST_OF_RIFF) {
            return null;
        }
        in.readInt();
        return in.readInt() == WEBP ? new WebpHeader(in).chunks() : null;
    }

    private Header chunks() throws IOException {
        for (int part = 0; part < Header.MAX_PARTS && in.getStreamPosition() + 8 <= in.length(); part++) {
            int name = in.readInt();
            long length = in.readUnsignedInt();
            long start = in.getStreamPosition();
            take(name, length, part == 0);
            in.seek(start + length + (length & 1));
        }
        return isHonest
                        && canvas != null
                        && frame != null
                        && (isAnimated ? canvas.contains(frame) : canvas.equals(frame))
                ? new Header(PictureFormat.WEBP, canvas.width, canvas.height, frame, orientation, decoding)
                : null;
    }

    private void take(int name, long length, boolean isFirst) throws IOException {
        if (name == EXTENDED && isFirst) {
            decoding = (in.readInt() & ALPHA_FLAG) == 0 ? Decoding.BY_ROWS : Decoding.WHOLE;
            canvas = new Rectangle(1 + readInt24(), 1 + readInt24());
        } else if (name == EXIF && length <= MAX_EXIF_LENGTH) {
            orientation = orientation((int) length);
        } else if (name == PROFILE) {
            isHonest = Header.isHonestProfile(in);
            in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        } else if (name == ANIMATION_FRAME && frame == null) {
            takeAnimationFrame();
        } else if (frame == null) {
            frame = still(name);
            canvas = isFirst ? frame : canvas;
        }
    }

    /** Its pixels are a chunk within, perhaps after one with their alpha, and must be of its size. */
    private void takeAnimationFrame() throws IOException {
        isAnimated = true;
        frame = new Rectangle(2 * readInt24(), 2 * readInt24(), 1 + readInt24(), 1 + readInt24());
        in.readInt();
        Rectangle pixels = null;
        for (int part = 0; part < 2 && pixels == null; part++) {
            int name = in.readInt();
            long length = in.readUnsignedInt();
            long start = in.getStreamPosition();
            pixels = still(name);
            in.seek(start + length + (length & 1));
        }
        isHonest &= pixels != null && pixels.getSize().equals(frame.getSize());
    }

    private Rectangle still(int name) throws IOException {
        if (name == LOSSY) {
            return lossy();
        }
        if (name == LOSSLESS) {
            decoding = Decoding.WHOLE;
            return lossless();
        }
        return null;
    }

    /** RFC 6386 §9.1. */
    private Rectangle lossy() throws IOException {
        boolean isKeyFrame = (readInt24() & INTER_FRAME_FLAG) == 0;
        return readInt24() == START_CODE && isKeyFrame
                ? new Rectangle(in.readUnsignedShort() & SIZE_MASK, in.readUnsignedShort() & SIZE_MASK)
                : null;
    }

    private Rectangle lossless() throws IOException {
        if (in.readUnsignedByte() != LOSSLESS_SIGNATURE) {
            return null;
        }
        int sizes = in.readInt();
        return new Rectangle(1 + (sizes & SIZE_MASK), 1 + (sizes >>> SIZE_BITS & SIZE_MASK));
    }

    /** Some writers put JPEG's prefix before it. */
    private Orientation orientation(int length) throws IOException {
        byte[] block = new byte[length];
        in.readFully(block);
        return Exif.orientation(Exif.withoutPrefix(block));
    }

    private int readInt24() throws IOException {
        return in.readUnsignedShort() | in.readUnsignedByte() << 16;
    }
}
