package dev.lectern.web.input;

/** A file sent as a part of a multipart body. The name and the type are only what the client claims. */
public final class Upload implements Value {
    private final String filename;
    private final String contentType;
    private final byte[] content;

    Upload(String filename, String contentType, byte[] content) {
        this.filename = filename;
        this.contentType = contentType;
        this.content = content;
    }

    public String filename() {
        return filename;
    }

    /** The part's {@code Content-Type}, or null when it has none. */
    public String contentType() {
        return contentType;
    }

    /** Bytes. */
    public int size() {
        return content.length;
    }

    /** The content; not to be changed. */
    public byte[] bytes() {
        return content;
    }
}
