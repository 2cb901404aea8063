package dev.lectern.file.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Shrinks pixels: by halves first, as a single step over more than two pixels would leave some of them out. */
final class Fitting {
    private Fitting() {}

    /** The stored picture, at most as large as the box, which is meant for the picture as shown. */
    static BufferedImage fit(BufferedImage decoded, Header header, int boxWidth, int boxHeight) {
        boolean isOnItsSide = header.orientation().isOnItsSide();
        double byWidth = (double) (isOnItsSide ? boxHeight : boxWidth) / header.width();
        double byHeight = (double) (isOnItsSide ? boxWidth : boxHeight) / header.height();
        double factor = Math.min(1, Math.min(byWidth, byHeight));
        return shrink(decoded, size(header.width(), factor), size(header.height(), factor));
    }

    private static int size(int of, double factor) {
        return (int) Math.max(1, Math.round(of * factor));
    }

    private static BufferedImage shrink(BufferedImage decoded, int width, int height) {
        BufferedImage current = decoded;
        do {
            current = draw(current, step(current.getWidth(), width), step(current.getHeight(), height));
        } while (current.getWidth() > width || current.getHeight() > height);
        return current;
    }

    private static int step(int from, int to) {
        return Math.max(to, (from + 1) / 2);
    }

    private static BufferedImage draw(BufferedImage from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, type(from));
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return to;
    }

    private static int type(BufferedImage from) {
        return from.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB;
    }
}
