package dev.lectern.web;

import java.util.Arrays;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A request's body while it comes in: within the limit of W4 and the budget of all bodies, and without long pauses. */
final class IncomingBody {
    private final RoutingContext http;
    private final BodyBudget budget;
    private final BodyWatch watch;
    private byte[] bytes = {};
    private int size;
    private long taken;

    IncomingBody(RoutingContext http, BodyBudget budget) {
        this.http = http;
        this.budget = budget;
        this.watch = new BodyWatch(http);
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
        if (watch.declaredLength() > BodyReader.MAX_BYTES) {
            refuse(emitter, tooLarge());
            return;
        }
        watch.start(stalled -> refuse(emitter, stalled));
        request.handler(chunk -> append(emitter, chunk));
        request.exceptionHandler(emitter::fail);
        request.endHandler(end -> {
            watch.stop();
            emitter.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
        });
        request.resume();
    }

    private void append(UniEmitter<? super byte[]> emitter, Buffer chunk) {
        watch.count(chunk.length());
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
        int capacity = (int)
                Math.min(BodyReader.MAX_BYTES, Math.max(watch.declaredLength(), Math.max(needed, 2L * bytes.length)));
        long more = Math.max(0, capacity - BodyBudget.SMALL) - taken;
        if (!budget.take(more)) {
            return false;
        }
        taken += more;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private void refuse(UniEmitter<? super byte[]> emitter, Failure failure) {
        watch.abandon();
        bytes = new byte[0];
        emitter.fail(failure);
    }

    private static TooLarge tooLarge() {
        return new TooLarge("The body is larger than 32 MiB");
    }
}
