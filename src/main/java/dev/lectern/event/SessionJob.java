package dev.lectern.event;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Makes sessions and closes what is over, on every replica (J1, J2, J3): batch after batch until nothing is due, each a transaction of
 * its own, so that a kill in between loses nothing and the next run goes on where this one ended.
 */
@ApplicationScoped
@Startup
public class SessionJob {
    private static final Logger LOG = Logger.getLogger(SessionJob.class);
    private static final String TIMER = "lectern.job";
    private static final String MADE = "lectern.job.sessions.made";
    private static final String CLOSED = "lectern.job.sessions.closed";
    private static final String STOPPED = "lectern.job.events.stopped";
    private static final String FAILURES = "lectern.job.failures";

    private final SessionMaker maker;
    private final EventCloser closer;
    private final MeterRegistry metrics;

    SessionJob(SessionMaker maker, EventCloser closer, MeterRegistry metrics) {
        this.maker = maker;
        this.closer = closer;
        this.metrics = metrics;
        List.of(MADE, CLOSED, STOPPED, FAILURES).forEach(metrics::counter);
    }

    /** What one run has done. */
    public record Result(int sessionsMade, int sessionsClosed, int eventsStopped) {
        boolean isNothing() {
            return sessionsMade + sessionsClosed + eventsStopped == 0;
        }
    }

    /** One run, from what is due now to nothing due. */
    @Scheduled(identity = "sessions", every = "${lectern.jobs.every}", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return run().replaceWithVoid();
    }

    /** As {@link #tick}, with what was done. */
    public Uni<Result> run() {
        long start = System.nanoTime();
        return drain(maker::makeBatch, SessionMaker.Made::events, SessionMaker.Made::sessions)
                .chain(made -> drain(closer::closeSessions, EventCloser.Closed::looked, EventCloser.Closed::closed)
                        .chain(closed -> drain(
                                        closer::stopEvents, EventCloser.Closed::looked, EventCloser.Closed::closed)
                                .map(stopped -> new Result(made, closed, stopped))))
                .invoke(result -> report(result, System.nanoTime() - start))
                .onFailure()
                .invoke(failure -> fail(failure));
    }

    /** Batch after batch until one finds nothing; the sum of what they did. */
    private static <T> Uni<Integer> drain(Supplier<Uni<T>> batch, ToIntFunction<T> found, ToIntFunction<T> done) {
        return batch.get()
                .repeat()
                .whilst(one -> found.applyAsInt(one) > 0)
                .map(done::applyAsInt)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private void report(Result result, long nanos) {
        metrics.timer(TIMER, "result", "done").record(Duration.ofNanos(nanos));
        metrics.counter(MADE).increment(result.sessionsMade());
        metrics.counter(CLOSED).increment(result.sessionsClosed());
        metrics.counter(STOPPED).increment(result.eventsStopped());
        LOG.logf(
                result.isNothing() ? Logger.Level.DEBUG : Logger.Level.INFO,
                "Made %d sessions, closed %d, stopped %d events in %d ms",
                result.sessionsMade(),
                result.sessionsClosed(),
                result.eventsStopped(),
                nanos / 1_000_000);
    }

    private void fail(Throwable failure) {
        metrics.counter(FAILURES).increment();
        LOG.error("The job failed; the next run goes on", failure);
    }
}
