package dev.lectern.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import static org.awaitility.Awaitility.await;

/**
 * How many SQL statements the application sends, whichever way: the database driver itself reports each one to the metrics. What
 * begins and ends a transaction is not counted. A test that asks must be the only one that runs.
 */
@Singleton
public class StatementCount {
    private static final Duration REST = Duration.ofMillis(50);

    private final MeterRegistry metrics;

    StatementCount(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Statements that ended while {@code work} ran. What was sent before and nobody waited for has ended by then. */
    public long of(Runnable work) {
        long before = completedAtRest();
        work.run();
        return completed() - before;
    }

    private long completedAtRest() {
        AtomicLong seen = new AtomicLong(-1);
        await().pollInterval(REST).until(() -> {
            long now = completed();
            return seen.getAndSet(now) == now;
        });
        return seen.get();
    }

    private long completed() {
        return (long) metrics.find("postgresql.completed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
