package dev.lectern.file.picture;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Reads GIF (89a specification, §17–§23) up to its first frame. */
final class GifHeader {
    static final int MAGIC = 0x4749;

    private static final int REST_OF_87A = 0x46383761;
    private static final int REST_OF_89A = 0x46383961;
    private static final int TABLE_FLAG = 0x80;
    private static final int TABLE_SIZE = 0x07;
    private static final int FRAME = 0x2c;
    private static final int EXTENSION = 0x21;

    private GifHeader() {}

    /** After the magic; null where the header is broken or no frame follows. A frame that sticks out of the screen widens it. */
    static Header read(ImageInputStream in) throws IOException {
        int version = in.readInt();
        if (version != REST_OF_87A && version != REST_OF_89A) {
            return null;
        }
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        Rectangle screen = new Rectangle(in.readUnsignedShort(), in.readUnsignedShort());
        int flags = in.readUnsignedByte();
        in.skipBytes(2 + ((flags & TABLE_FLAG) == 0 ? 0 : 3 * (2 << (flags & TABLE_SIZE))));
        Rectangle frame = frame(in);
        if (frame == null || frame.isEmpty()) {
            return null;
        }
        int width = Math.max(screen.width, frame.x + frame.width);
        int height = Math.max(screen.height, frame.y + frame.height);
        return new Header(PictureFormat.GIF, width, height, frame, Orientation.TOP_LEFT, Decoding.BY_ROWS);
    }

    private static Rectangle frame(ImageInputStream in) throws IOException {
        for (int part = 0; part < Header.MAX_PARTS; part++) {
            switch (in.readUnsignedByte()) {
                case FRAME -> {
                    return new Rectangle(
                            in.readUnsignedShort(),
                            in.readUnsignedShort(),
                            in.readUnsignedShort(),
                            in.readUnsignedShort());
                }
                case EXTENSION -> skipExtension(in);
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    private static void skipExtension(ImageInputStream in) throws IOException {
        in.readUnsignedByte();
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.seek(in.getStreamPosition() + length);
        }
    }
}
