package dev.lectern.file.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Java takes grey for linear light and would show most grey pictures too bright; files mean it as they mean colours. */
final class Grays {
    private Grays() {}

    /** Grey, with or without alpha, as colours; everything else as it is. */
    static BufferedImage plain(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        return colors instanceof ComponentColorModel && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                ? colored(picture.getRaster(), colors.hasAlpha(), shift(picture.getRaster()))
                : picture;
    }

    private static int shift(Raster raster) {
        return DataBuffer.getDataTypeSize(raster.getTransferType()) - Byte.SIZE;
    }

    private static BufferedImage colored(Raster grays, boolean hasAlpha, int shift) {
        int width = grays.getWidth();
        BufferedImage colored = new BufferedImage(
                width, grays.getHeight(), hasAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        int[] samples = new int[width];
        for (int y = 0; y < grays.getHeight(); y++) {
            grays.getSamples(0, y, width, 1, 0, samples);
            for (int x = 0; x < width; x++) {
                row[x] = 0xff000000 | (samples[x] >> shift) * 0x010101;
            }
            if (hasAlpha) {
                grays.getSamples(0, y, width, 1, 1, samples);
                for (int x = 0; x < width; x++) {
                    row[x] = row[x] & 0xffffff | (samples[x] >> shift) << 24;
                }
            }
            colored.setRGB(0, y, width, 1, row, 0, width);
        }
        return colored;
    }
}
