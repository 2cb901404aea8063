package dev.lectern.file.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** Reads JPEG (ITU-T T.81, annex B) up to the pixels: the frames that browsers show too, 8-bit Huffman-coded ones. */
final class JpegHeader {
    static final int MAGIC = 0xffd8;

    private static final int BASELINE = 0xffc0;
    private static final int PROGRESSIVE = 0xffc2;
    private static final int FIRST_FRAME = 0xffc0;
    private static final int LAST_FRAME = 0xffcf;
    private static final int HUFFMAN_TABLES = 0xffc4;
    private static final int EXTENSION = 0xffc8;
    private static final int ARITHMETIC_CONDITIONING = 0xffcc;
    private static final int START_OF_SCAN = 0xffda;
    private static final int APP1 = 0xffe1;
    private static final int APP2 = 0xffe2;
    private static final int LAST_MARKER = 0xfffe;

    private static final String PROFILE = "ICC_PROFILE\0";

    private int width;
    private int height;
    private Orientation orientation = Orientation.TOP_LEFT;
    private Decoding decoding = Decoding.BY_ROWS;
    private int exifBlocks;

    private JpegHeader() {}

    /** After the magic; null where the header is broken. Exactly one frame must come before the pixels. */
    static Header read(ImageInputStream in) throws IOException {
        JpegHeader header = new JpegHeader();
        for (int part = 0; part < Header.MAX_PARTS; part++) {
            int marker = marker(in);
            if (marker == START_OF_SCAN) {
                return new Header(PictureFormat.JPEG, header.width, header.height, header.orientation, header.decoding);
            }
            long start = in.getStreamPosition();
            int length = in.readUnsignedShort();
            if (marker < FIRST_FRAME || marker > LAST_MARKER || length < 2 || !header.take(marker, in, length - 2)) {
                return null;
            }
            in.seek(start + length);
        }
        return null;
    }

    /** Any number of fill bytes may come before a marker. */
    private static int marker(ImageInputStream in) throws IOException {
        int marker = in.readUnsignedShort();
        for (int part = 0; marker == 0xffff && part < Header.MAX_PARTS; part++) {
            marker = 0xff00 | in.readUnsignedByte();
        }
        return marker;
    }

    private boolean take(int marker, ImageInputStream in, int length) throws IOException {
        if (marker == APP1) {
            takeExif(in, length);
            return true;
        }
        if (marker == APP2) {
            return length < PROFILE.length() + 6 || isHonestProfile(in);
        }
        return !isFrame(marker) || marker <= PROGRESSIVE && width == 0 && takeFrame(marker, in);
    }

    private static boolean isFrame(int marker) {
        return marker >= BASELINE
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CONDITIONING;
    }

    private boolean takeFrame(int marker, ImageInputStream in) throws IOException {
        int bitsPerSample = in.readUnsignedByte();
        height = in.readUnsignedShort();
        width = in.readUnsignedShort();
        decoding = marker == PROGRESSIVE ? Decoding.GATHERED : Decoding.BY_ROWS;
        return bitsPerSample == Byte.SIZE;
    }

    /** The first block counts; further ones are of pictures within. */
    private void takeExif(ImageInputStream in, int length) throws IOException {
        byte[] block = new byte[length];
        in.readFully(block);
        if (Exif.hasPrefix(block) && exifBlocks++ == 0) {
            orientation = Exif.orientation(Exif.withoutPrefix(block));
        }
    }

    /** A profile begins in the first of its segments. */
    private static boolean isHonestProfile(ImageInputStream in) throws IOException {
        byte[] name = new byte[PROFILE.length()];
        in.readFully(name);
        boolean isProfile = PROFILE.equals(new String(name, StandardCharsets.ISO_8859_1));
        int number = in.readUnsignedByte();
        int count = in.readUnsignedByte();
        return !isProfile || number != 1 && count != 1 || Header.isHonestProfile(in);
    }
}
