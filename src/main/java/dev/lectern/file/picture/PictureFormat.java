package dev.lectern.file.picture;

/** What counts as a picture (F1): four formats, told by content. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String mimeType;
    private final String extension;

    PictureFormat(String mimeType, String extension) {
        this.mimeType = mimeType;
        this.extension = extension;
    }

    /** {@code image/jpeg} and the like. */
    public String mimeType() {
        return mimeType;
    }

    /** What names of such files end in, without the dot. */
    public String extension() {
        return extension;
    }
}
