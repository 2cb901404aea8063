package dev.lectern.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells whether two calls ask for the same: method, path with query, media type and the bytes of the body. The boundary of a
 * multipart body is left out, as clients make up a new one for each try.
 */
final class Fingerprint {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)", Pattern.CASE_INSENSITIVE);

    private Fingerprint() {}

    /** A SHA-256. Takes a while for a large body. */
    static byte[] of(HttpServerRequest request, byte[] body) {
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String mediaType = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        String head = request.method() + " " + request.uri() + "\n" + mediaType.toLowerCase(Locale.ROOT) + "\n";
        MessageDigest digest = sha256();
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return digest.digest(mediaType.regionMatches(true, 0, "multipart/", 0, 10) ? bare(body, contentType) : body);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bare(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        return boundary.find()
                ? new String(body, StandardCharsets.ISO_8859_1)
                        .replace(boundary.group(1), "")
                        .getBytes(StandardCharsets.ISO_8859_1)
                : body;
    }
}
