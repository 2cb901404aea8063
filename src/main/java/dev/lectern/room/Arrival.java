package dev.lectern.room;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.lectern.room.place.Place;
import dev.lectern.web.Referrer;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.WebSocketConnection;

/**
 * What a client says as it connects (L2).
 *
 * @param sessionId null where the path has none
 * @param token of the personal link; empty where it was not given, or is none
 * @param after the last message that the client has seen; null where it wants none of those before
 * @param isLobby whether it only waits outside the room to be told of the start, which is no visit
 * @param origin what statistics tell of the visit
 */
record Arrival(Long sessionId, String token, Long after, boolean isLobby, Origin origin) {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    /** What no link ends with is unknown without a look. */
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    /**
     * Where a visit came from (S1).
     *
     * @param country null where it is unknown, as is {@code city}
     * @param referrer an http or https address, or null
     * @param platform {@code Web}, {@code Android} or {@code iOS}
     */
    record Origin(String country, String city, String referrer, String platform) {}

    /** What somebody at this socket says, coming from that place. */
    static Arrival of(WebSocketConnection connection, Place place) {
        var handshake = connection.handshakeRequest();
        var query = new QueryStringDecoder(handshake.query() == null ? "" : handshake.query(), false).parameters();
        Platform platform = Platform.of(handshake.header("User-Agent"));
        return new Arrival(
                number(ID, connection.pathParam("eventSessionId")),
                token(first(query, "token")),
                number(NUMBER, first(query, "after")),
                first(query, "lobby").equals("1"),
                new Origin(
                        place.country(),
                        place.country() == null ? null : place.city(),
                        Referrer.of(first(query, "referrer")),
                        platform.text()));
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    private static Long number(Pattern form, String text) {
        return form.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    private static String token(String text) {
        return TOKEN.matcher(text).matches() ? text : "";
    }
}
