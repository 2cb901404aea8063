package dev.lectern.room;

import java.util.ArrayDeque;
import java.util.Deque;

import io.vertx.core.Vertx;

/** The pace of one person: a burst at once, then so many a second; what comes faster waits its turn, in order. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final Vertx vertx;
    private final long interval;
    private final long burst;
    private final int bound;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    /** When the next one would be taken if there were no burst. */
    private long next = System.nanoTime();

    Pace(Vertx vertx, RoomConfig config) {
        this.vertx = vertx;
        this.interval = SECOND / config.messagesPerSecond();
        this.burst = interval * config.burst();
        this.bound = config.waitingMessages();
    }

    /** Takes one now or when its turn comes; false where too many wait already. */
    synchronized boolean take(Runnable one) {
        long now = System.nanoTime();
        if (waiting.size() >= bound) {
            return false;
        }
        next = Math.max(next, now) + interval;
        long early = next - burst - now;
        if (early <= 0 && waiting.isEmpty()) {
            one.run();
        } else {
            waiting.add(one);
            vertx.setTimer(Math.max(1, early / 1_000_000), timer -> takeFirst());
        }
        return true;
    }

    private synchronized void takeFirst() {
        waiting.remove().run();
    }
}
