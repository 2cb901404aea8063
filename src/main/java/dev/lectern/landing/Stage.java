package dev.lectern.landing;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What the stage of a room shows: a page that is embedded, or, where the address ends like one, a stream that browsers play themselves.
 *
 * @param origin which the page's policy has to allow
 */
record Stage(String url, String origin, boolean isVideo) {
    private static final List<String> VIDEOS = List.of(".mp4", ".webm", ".m3u8");

    /** The stage at this address; null for none, or one that no browser could open. */
    static Stage of(String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null) {
                return null;
            }
            String path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new Stage(
                    uri.toASCIIString(),
                    "https://" + uri.getHost() + port,
                    VIDEOS.stream().anyMatch(path::endsWith));
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
