package dev.lectern.file.download;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.mutiny.core.buffer.Buffer;

/** What a server answers: its head at once, the body once somebody reads it. */
final class Answer {
    private final HttpClientResponse head;
    private Throwable broken;

    /** Must be made where the head has just come in: later, the body would have begun. */
    Answer(HttpClientResponse head) {
        this.head = head.pause().exceptionHandler(thrown -> broken = thrown);
    }

    int status() {
        return head.statusCode();
    }

    /** The header's value; null for none. */
    String header(CharSequence name) {
        return head.getHeader(name);
    }

    /** The body, which fails also if the connection broke before anybody read. */
    Multi<Buffer> body() {
        return Multi.createFrom()
                .deferred(() -> broken == null
                        ? io.vertx.mutiny.core.http.HttpClientResponse.newInstance(head)
                                .toMulti()
                        : Multi.createFrom().failure(broken));
    }
}
