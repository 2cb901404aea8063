package dev.lectern.web.idempotency;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Lets so many at a time, in the order they came; whom it lets gives the turn back. */
final class Turns {
    private static final int WAITING = 2_000;

    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private final Duration patience;
    private int free;

    /** @param patience how long anybody waits */
    Turns(int atOnce, Duration patience) {
        this.free = atOnce;
        this.patience = patience;
    }

    /** A turn, on the context of the caller; {@link Unavailable} where too many wait, or for too long. */
    Uni<Void> take() {
        return Uni.createFrom().deferred(() -> {
            Context here = Vertx.currentContext();
            return Uni.createFrom()
                    .<Void>emitter(this::enter)
                    .ifNoItem()
                    .after(patience)
                    .failWith(Turns::tooMany)
                    .emitOn(task -> here.runOnContext(ignored -> task.run()));
        });
    }

    void giveBack() {
        UniEmitter<? super Void> next = next();
        if (next != null) {
            next.complete(null);
        }
    }

    private void enter(UniEmitter<? super Void> emitter) {
        emitter.onTermination(() -> leave(emitter));
        if (isFreeFor(emitter)) {
            emitter.complete(null);
        }
    }

    /** One who lost patience just as the turn came passes it on. */
    private void leave(UniEmitter<? super Void> emitter) {
        if (!remove(emitter)) {
            giveBack();
        }
    }

    private synchronized boolean isFreeFor(UniEmitter<? super Void> emitter) {
        if (free > 0) {
            free--;
            return true;
        }
        if (waiting.size() == WAITING) {
            emitter.fail(tooMany());
        } else {
            waiting.add(emitter);
        }
        return false;
    }

    private synchronized boolean remove(UniEmitter<? super Void> emitter) {
        return waiting.remove(emitter);
    }

    private synchronized UniEmitter<? super Void> next() {
        UniEmitter<? super Void> next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }

    private static Unavailable tooMany() {
        return new Unavailable("Too many calls with an Idempotency-Key are under way");
    }
}
