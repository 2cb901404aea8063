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

    /** A turn, on the context of the caller; {@link Unavailable} where too many wait, or for too long. Not to be cancelled. */
    Uni<Void> take() {
        return Uni.createFrom().deferred(() -> {
            Context here = Vertx.currentContext();
            return Uni.createFrom()
                    .<Void>emitter(emitter -> enter(emitter, here.owner()))
                    .emitOn(task -> here.runOnContext(ignored -> task.run()));
        });
    }

    void giveBack() {
        UniEmitter<? super Void> next = next();
        if (next != null) {
            next.complete(null);
        }
    }

    private void enter(UniEmitter<? super Void> emitter, Vertx vertx) {
        switch (place(emitter)) {
            case FREE -> emitter.complete(null);
            case LINE -> vertx.setTimer(patience.toMillis(), late -> leave(emitter));
            case NONE -> emitter.fail(tooMany());
        }
    }

    /** Whose turn has come is not here any more. */
    private void leave(UniEmitter<? super Void> emitter) {
        if (remove(emitter)) {
            emitter.fail(tooMany());
        }
    }

    private synchronized Place place(UniEmitter<? super Void> emitter) {
        if (free > 0) {
            free--;
            return Place.FREE;
        }
        return waiting.size() < WAITING && waiting.add(emitter) ? Place.LINE : Place.NONE;
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

    private enum Place {
        FREE,
        LINE,
        NONE
    }
}
