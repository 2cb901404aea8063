package dev.lectern.web;

import java.util.function.Consumer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sees to it that a body that comes in goes on coming in, and that the rest of a refused one is not read. */
final class BodyWatch {
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final RoutingContext http;
    private long bytes;
    private long bytesAtLastLook;
    private long timer;

    BodyWatch(RoutingContext http) {
        this.http = http;
    }

    /** Begins; tells once where nothing came for too long. */
    void start(Consumer<RequestTimeout> stalled) {
        timer = http.vertx().setPeriodic(LONGEST_PAUSE_MILLIS, look -> look(stalled));
        http.addEndHandler(ended -> stop());
    }

    /** So many bytes came in. */
    void count(int more) {
        bytes += more;
    }

    /** All bytes that came in. */
    long bytes() {
        return bytes;
    }

    void stop() {
        http.vertx().cancelTimer(timer);
    }

    /** The size that the caller says the body has; 0 when it says none. */
    long declaredLength() {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The body is refused: the connection is closed once the answer is out. */
    void abandon() {
        stop();
        http.request().handler(null);
        http.response().putHeader(HttpHeaders.CONNECTION, "close");
        http.addEndHandler(sent -> http.request().connection().close());
    }

    private void look(Consumer<RequestTimeout> stalled) {
        if (bytes == bytesAtLastLook) {
            stop();
            stalled.accept(new RequestTimeout("The rest of the body did not come"));
        }
        bytesAtLastLook = bytes;
    }
}
