package dev.lectern.web;

import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sees to it that a body that comes in goes on coming in, and that the rest of a refused one is not read. */
final class BodyWatch {
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private long bytes;
    private long bytesAtLastLook;
    private long timer;
    private boolean isAbandoned;

    /** Keeps the parts of a request: what tells of its end may come when no request is at hand any more. */
    BodyWatch(RoutingContext http) {
        vertx = http.vertx();
        request = http.request();
        response = http.response();
        http.addEndHandler(ended -> end());
    }

    /** Begins; tells once where nothing came for too long. */
    void start(Consumer<RequestTimeout> stalled) {
        timer = vertx.setPeriodic(LONGEST_PAUSE_MILLIS, look -> look(stalled));
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
        vertx.cancelTimer(timer);
    }

    /** The size that the caller says the body has; 0 when it says none. */
    long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The body is refused: the connection is closed once the answer is out. */
    void abandon() {
        stop();
        isAbandoned = true;
        request.handler(null);
        if (!response.headWritten()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    private void end() {
        stop();
        if (isAbandoned) {
            request.connection().close();
        }
    }

    private void look(Consumer<RequestTimeout> stalled) {
        if (bytes == bytesAtLastLook) {
            stop();
            stalled.accept(new RequestTimeout("The rest of the body did not come"));
        }
        bytesAtLastLook = bytes;
    }
}
