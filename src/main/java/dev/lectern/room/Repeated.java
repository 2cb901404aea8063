package dev.lectern.room;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/** Work that is asked for again and again, done one at a time: whatever is asked for meanwhile is done once, afterwards. */
final class Repeated {
    private static final Logger LOG = Logger.getLogger(Repeated.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Vertx vertx;
    private final Supplier<Uni<Void>> work;
    private final LongSupplier pauseMillis;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * Does this work, and again after a second when it fails.
     *
     * @param pauseMillis how long nothing is done after it; 0: not at all
     */
    Repeated(Vertx vertx, LongSupplier pauseMillis, Supplier<Uni<Void>> work) {
        this.vertx = vertx;
        this.work = work;
        this.pauseMillis = pauseMillis;
    }

    /** Has it done, from a look at things that begins after this call. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int known = asked.get();
        work.get().subscribe().with(done -> pause(known), this::retry);
    }

    private void pause(int known) {
        long pause = pauseMillis.getAsLong();
        if (pause == 0) {
            goOn(known);
        } else {
            vertx.setTimer(pause, timer -> goOn(known));
        }
    }

    private void goOn(int known) {
        if (asked.addAndGet(-known) > 0) {
            run();
        }
    }

    private void retry(Throwable failure) {
        LOG.warnf(failure, "A room could not be kept up to date; trying again");
        vertx.setTimer(RETRY_MILLIS, timer -> run());
    }
}
