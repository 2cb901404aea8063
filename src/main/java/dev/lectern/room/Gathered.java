package dev.lectern.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Things that are written one batch at a time, in order: what comes while a batch is written goes with the next. */
final class Gathered<T> {
    private static final int BATCH = 500;

    private final BlockingQueue<T> waiting;
    private final Repeated writing;

    /**
     * Hands batches to {@code write}, which deals with failures of its own: a batch is handed over once.
     *
     * @param bound how many may wait
     */
    Gathered(Vertx vertx, int bound, Function<List<T>, Uni<Void>> write) {
        this.waiting = new ArrayBlockingQueue<>(bound);
        this.writing = new Repeated(vertx, () -> 0, () -> writeNext(write));
    }

    /** Takes one; false where too many wait already. */
    boolean offer(T one) {
        boolean isTaken = waiting.offer(one);
        writing.ask();
        return isTaken;
    }

    private Uni<Void> writeNext(Function<List<T>, Uni<Void>> write) {
        List<T> batch = new ArrayList<>();
        waiting.drainTo(batch, BATCH);
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return write.apply(batch).invoke(() -> {
            if (!waiting.isEmpty()) {
                writing.ask();
            }
        });
    }
}
