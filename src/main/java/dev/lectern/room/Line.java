package dev.lectern.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.lectern.web.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;

/** One socket as the room sees it: what waits to be sent on it is bounded, and so is a silence. */
final class Line {
    /** Try again later (IANA's registry of close codes): the client reconnects. */
    static final int TRY_AGAIN = 1013;

    private final WebSocketConnection connection;
    private final Wire wire;
    private final RoomConfig config;
    private final RoomMetrics metrics;
    private final Clock clock;
    private final AtomicInteger unreadMessages = new AtomicInteger();
    private final AtomicInteger unreadBytes = new AtomicInteger();
    private final AtomicReference<Instant> closedAt = new AtomicReference<>();
    private volatile Instant heardAt;

    Line(WebSocketConnection connection, RoomConfig config, RoomMetrics metrics, Clock clock) {
        this.connection = connection;
        this.wire = Wire.of(connection);
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    /** As {@link #send(List)}. */
    CompletionStage<Void> send(Text text) {
        return send(List.of(text));
    }

    /** Sends, or drops a reader that is too slow. Done when all is on its way; never fails. */
    CompletionStage<Void> send(List<Text> texts) {
        if (!isOpen() || texts.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<byte[]> messages = texts.stream().map(Text::utf8).toList();
        int bytes = messages.stream().mapToInt(message -> message.length).sum();
        boolean isTooMuch = unreadMessages.addAndGet(messages.size()) > config.unreadMessages();
        if (unreadBytes.addAndGet(bytes) > config.unreadBytes() || isTooMuch) {
            drop();
            return CompletableFuture.completedFuture(null);
        }
        return wire.send(messages).thenRun(() -> {
            unreadMessages.addAndGet(-messages.size());
            unreadBytes.addAndGet(-bytes);
        });
    }

    /** Closes the socket with this code, once. */
    void close(int code, String reason) {
        if (closedAt.compareAndSet(null, clock.instant())) {
            wire.then(() ->
                    connection.close(new CloseReason(code, reason)).subscribe().with(done -> {}, gone -> {}));
        }
    }

    /** Breaks off with a peer that has been silent for too long; the visit ended with its last sign of life (S1). */
    void cutIfSilent() {
        if (Duration.between(heardAt, clock.instant()).compareTo(config.timeout()) > 0) {
            cut(heardAt);
        } else {
            connection.sendPing(Buffer.buffer()).subscribe().with(done -> {}, gone -> {});
        }
    }

    /** Notes a sign of life; once the socket is closed from here, only an end counts as one. */
    void hear() {
        if (isOpen()) {
            heardAt = clock.instant();
        }
    }

    /** Whether it is open as far as is known here: a peer may go on sending until it has answered the close, or never answer. */
    boolean isOpen() {
        return closedAt.get() == null;
    }

    /** When it was closed from here; else, as the peer has closed it, now. A peer may take a while to answer. */
    Instant closedAt() {
        Instant at = closedAt.get();
        return at == null ? clock.instant() : at;
    }

    private void drop() {
        metrics.countSlowReader();
        cut(clock.instant());
    }

    private void cut(Instant at) {
        closedAt.compareAndSet(null, at);
        wire.cut();
    }
}
