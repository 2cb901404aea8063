package dev.lectern.file.picture;

/** A file that is no picture, or one whose pixels can not be read: broken, or more than this server has memory for. */
public final class UnreadablePicture extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePicture(String message) {
        super(message);
    }

    UnreadablePicture(String message, Throwable cause) {
        super(message, cause);
    }
}
