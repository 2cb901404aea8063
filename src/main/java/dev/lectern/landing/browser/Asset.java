package dev.lectern.landing.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import jakarta.ws.rs.core.EntityTag;

/** A style, script or picture of the pages. The tag tells its content, so that it is the same at every replica. */
record Asset(byte[] content, String mimeType, EntityTag tag) {
    /** The one with this name among those that are packed; null where there is none. */
    static Asset read(String name) {
        try (InputStream packed = Asset.class.getResourceAsStream("/assets/" + name)) {
            return packed == null ? null : of(name, packed.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asset of(String name, byte[] content) {
        String digest = UUID.nameUUIDFromBytes(content).toString();
        return new Asset(content, mimeType(name), new EntityTag(digest));
    }

    private static String mimeType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
