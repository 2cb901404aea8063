package dev.lectern.web;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that would hold up an event loop, done beside it. */
public final class HeavyWork {
    private HeavyWork() {}

    /** Runs on a worker thread and goes on where the caller was: a database session must not change threads. */
    public static <T> Uni<T> run(Supplier<T> work) {
        return run(Infrastructure.getDefaultWorkerPool(), work);
    }

    /** The same on a thread of one's own. */
    public static <T> Uni<T> run(Executor threads, Supplier<T> work) {
        return back(Uni.createFrom().item(work).runSubscriptionOn(threads));
    }

    /** What may end on any thread, going on where the caller was; a caller of no context goes on there. */
    public static <T> Uni<T> back(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context here = Vertx.currentContext();
            return here == null ? work : work.emitOn(task -> here.runOnContext(ignored -> task.run()));
        });
    }
}
