package dev.lectern.testing;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How many SQL statements the application sends, whichever way: the database driver itself reports each one to the metrics. What
 * begins and ends a transaction is not counted. A test that asks must be the only one that runs.
 */
@Singleton
public class StatementCount {
    private final MeterRegistry metrics;

    StatementCount(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Statements that ended while {@code work} ran. */
    public long of(Runnable work) {
        long before = completed();
        work.run();
        return completed() - before;
    }

    private long completed() {
        return (long) metrics.find("postgresql.completed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
