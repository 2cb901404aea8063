package dev.lectern.web;

import java.util.function.Function;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.input.Table;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Collects a request's body and makes a tree of it (W3, W4). The framework's own form handling is of no use here: it hangs or
 * fails past a thousand fields and loses their order.
 */
@ApplicationScoped
class BodyReader {
    static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final String KEPT = "lectern.body";

    private final BodyBudget budget;

    BodyReader(BodyBudget budget) {
        this.budget = budget;
    }

    /** What the form makes of the body; it may run on any thread. */
    <T> Uni<T> read(RoutingContext http, Function<Table, T> form) {
        BodyFormat format = BodyFormat.of(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
        return received(http).chain(body -> parse(body, () -> form.apply(format.read(body))));
    }

    /** The body as it was sent, kept for {@link #read}. */
    Uni<byte[]> bytes(RoutingContext http) {
        return new IncomingBody(http, budget).collect().invoke(body -> http.put(KEPT, body));
    }

    /** Whether the body has been asked for by {@link #bytes}, and not been read since. */
    boolean isKept(RoutingContext http) {
        return http.get(KEPT) != null;
    }

    private Uni<byte[]> received(RoutingContext http) {
        byte[] kept = http.remove(KEPT);
        return kept == null
                ? new IncomingBody(http, budget).collect()
                : Uni.createFrom().item(kept);
    }

    /** A small body is parsed and checked in less time than handing it to another thread takes. */
    private static <T> Uni<T> parse(byte[] body, Supplier<T> work) {
        return body.length <= BodyBudget.SMALL ? Uni.createFrom().item(work) : HeavyWork.run(work);
    }
}
