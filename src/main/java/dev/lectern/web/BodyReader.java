package dev.lectern.web;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.input.Table;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Collects a request's body and makes a tree of it (W3, W4). The framework's own form handling is of no use here: it hangs or
 * fails past a thousand fields and loses their order.
 */
@ApplicationScoped
class BodyReader {
    private static final int MAX_BYTES = 32 * 1024 * 1024;
    /** A body up to here is parsed in less time than handing it to another thread takes. */
    private static final int PARSED_AT_ONCE = 64 * 1024;

    Uni<Table> read(HttpServerRequest request) {
        BodyFormat format = BodyFormat.of(request.getHeader(HttpHeaders.CONTENT_TYPE));
        return collect(request).chain(body -> parse(format, body));
    }

    private static Uni<Table> parse(BodyFormat format, Buffer body) {
        if (body.length() <= PARSED_AT_ONCE) {
            return Uni.createFrom().item(() -> format.read(body.getBytes()));
        }
        return HeavyWork.run(() -> format.read(body.getBytes()));
    }

    private static Uni<Buffer> collect(HttpServerRequest request) {
        if (declaredLength(request) > MAX_BYTES) {
            return Uni.createFrom().failure(tooLarge(request));
        }
        return Uni.createFrom().emitter(emitter -> {
            Buffer body = Buffer.buffer();
            request.handler(chunk -> {
                if (body.length() + chunk.length() > MAX_BYTES) {
                    request.handler(null);
                    emitter.fail(tooLarge(request));
                } else {
                    body.appendBuffer(chunk);
                }
            });
            request.exceptionHandler(emitter::fail);
            request.endHandler(end -> emitter.complete(body));
            request.resume();
        });
    }

    /** The rest of such a body is not read: the connection is closed once the answer is out. */
    private static TooLarge tooLarge(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        request.response().endHandler(sent -> request.connection().close());
        return new TooLarge("The body is larger than 32 MiB");
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
