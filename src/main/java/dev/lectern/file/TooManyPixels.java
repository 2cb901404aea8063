package dev.lectern.file;

/** The header of a picture says that it has more pixels than F1 allows: it is neither opened nor stored. */
public final class TooManyPixels extends RuntimeException {
    TooManyPixels() {
        super("A picture has more than 50 megapixels", null, false, false);
    }
}
