package dev.lectern.web;

import java.util.Arrays;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A request's body while it comes in: within the limit of W4 and the budget of all bodies, and without long pauses. */
final class IncomingBody {
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final RoutingContext http;
    private final BodyBudget budget;
    private byte[] bytes = {};
    private int size;
    private int sizeAtLastLook;
    private long taken;

    IncomingBody(RoutingContext http, BodyBudget budget) {
        this.http = http;
        this.budget = budget;
    }

    /**
     * The whole body; {@link TooLarge}, {@link Unavailable} where too many large ones are under way, {@link RequestTimeout}.
     * What it took of the budget is given back when the request has ended.
     */
    Uni<byte[]> collect() {
        http.addEndHandler(ended -> budget.giveBack(taken));
        return Uni.createFrom().<byte[]>emitter(this::receive);
    }

    private void receive(UniEmitter<? super byte[]> emitter) {
        HttpServerRequest request = http.request();
        if (declaredLength() > BodyReader.MAX_BYTES) {
            refuse(emitter, tooLarge());
            return;
        }
        Vertx vertx = http.vertx();
        long watch = vertx.setPeriodic(LONGEST_PAUSE_MILLIS, look -> watch(emitter));
        http.addEndHandler(ended -> vertx.cancelTimer(watch));
        request.handler(chunk -> append(emitter, chunk));
        request.exceptionHandler(emitter::fail);
        request.endHandler(end -> {
            vertx.cancelTimer(watch);
            emitter.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
        });
        request.resume();
    }

    private void append(UniEmitter<? super byte[]> emitter, Buffer chunk) {
        int needed = size + chunk.length();
        if (needed > BodyReader.MAX_BYTES) {
            refuse(emitter, tooLarge());
        } else if (needed > bytes.length && !grow(needed)) {
            refuse(emitter, new Unavailable("Too many large bodies are being received"));
        } else {
            chunk.getBytes(bytes, size);
            size = needed;
        }
    }

    /** Makes room at once for what was declared, else by doubling. */
    private boolean grow(int needed) {
        int capacity =
                (int) Math.min(BodyReader.MAX_BYTES, Math.max(declaredLength(), Math.max(needed, 2L * bytes.length)));
        long more = Math.max(0, capacity - BodyBudget.SMALL) - taken;
        if (!budget.take(more)) {
            return false;
        }
        taken += more;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private void watch(UniEmitter<? super byte[]> emitter) {
        if (size == sizeAtLastLook) {
            refuse(emitter, new RequestTimeout("The rest of the body did not come"));
        }
        sizeAtLastLook = size;
    }

    /** The rest of such a body is not read: the connection is closed once the answer is out. */
    private void refuse(UniEmitter<? super byte[]> emitter, Failure failure) {
        http.request().handler(null);
        http.response().putHeader(HttpHeaders.CONNECTION, "close");
        http.addEndHandler(sent -> http.request().connection().close());
        bytes = new byte[0];
        emitter.fail(failure);
    }

    private static TooLarge tooLarge() {
        return new TooLarge("The body is larger than 32 MiB");
    }

    private long declaredLength() {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
