package dev.lectern.file.picture;

import java.awt.image.BufferedImage;

/** The eight ways in which EXIF lets a picture be stored (tag 274), in its order: by which corner the first pixel is. */
enum Orientation {
    TOP_LEFT(false, false, false),
    TOP_RIGHT(false, true, false),
    BOTTOM_RIGHT(false, true, true),
    BOTTOM_LEFT(false, false, true),
    LEFT_TOP(true, false, false),
    RIGHT_TOP(true, false, true),
    RIGHT_BOTTOM(true, true, true),
    LEFT_BOTTOM(true, true, false);

    private final boolean isOnItsSide;
    private final boolean isMirrored;
    private final boolean isUpsideDown;

    Orientation(boolean isOnItsSide, boolean isMirrored, boolean isUpsideDown) {
        this.isOnItsSide = isOnItsSide;
        this.isMirrored = isMirrored;
        this.isUpsideDown = isUpsideDown;
    }

    /** By EXIF's number; what is none of 1 to 8 changes nothing. */
    static Orientation of(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : TOP_LEFT;
    }

    /** Whether width and height change places. */
    boolean isOnItsSide() {
        return isOnItsSide;
    }

    /** The picture as it is shown. */
    BufferedImage upright(BufferedImage stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int width = isOnItsSide ? stored.getHeight() : stored.getWidth();
        int height = isOnItsSide ? stored.getWidth() : stored.getHeight();
        BufferedImage shown = new BufferedImage(width, height, stored.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                shown.setRGB(x, y, stored.getRGB(column(stored, x, y), row(stored, x, y)));
            }
        }
        return shown;
    }

    private int column(BufferedImage stored, int x, int y) {
        int column = isOnItsSide ? y : x;
        return isMirrored ? stored.getWidth() - 1 - column : column;
    }

    private int row(BufferedImage stored, int x, int y) {
        int row = isOnItsSide ? x : y;
        return isUpsideDown ? stored.getHeight() - 1 - row : row;
    }
}
