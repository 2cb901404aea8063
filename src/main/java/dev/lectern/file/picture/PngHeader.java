package dev.lectern.file.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Reads PNG (third edition, §5 and §11). */
final class PngHeader {
    static final int MAGIC = 0x8950;

    private static final long REST_OF_MAGIC = 0x4e470d0a1a0aL;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    private static final int IHDR_LENGTH = 13;
    private static final int CRC_LENGTH = 4;
    private static final int MAX_EXIF_LENGTH = 1 << 16;

    private PngHeader() {}

    /** After the magic; null where the header is broken. */
    static Header read(ImageInputStream in) throws IOException {
        if (in.readBits(48) != REST_OF_MAGIC || in.readInt() != IHDR_LENGTH || in.readInt() != IHDR) {
            return null;
        }
        int width = in.readInt();
        int height = in.readInt();
        in.skipBytes(IHDR_LENGTH - 8 + CRC_LENGTH);
        return new Header(PictureFormat.PNG, width, height, orientation(in), Decoding.BY_ROWS);
    }

    /** Stands before or after the pixels; a file cut off among them has shown its header all the same. */
    private static Orientation orientation(ImageInputStream in) throws IOException {
        for (int part = 0; part < Header.MAX_PARTS && in.getStreamPosition() + 8 <= in.length(); part++) {
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == EXIF && length <= MAX_EXIF_LENGTH) {
                byte[] block = new byte[(int) length];
                in.readFully(block);
                return Exif.orientation(block);
            }
            if (type == IEND) {
                break;
            }
            in.seek(in.getStreamPosition() + length + CRC_LENGTH);
        }
        return Orientation.TOP_LEFT;
    }
}
