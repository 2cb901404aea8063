package dev.lectern.file;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Removes content that belongs to no file, and forgotten temporary files, on every replica (F1): batch after batch until nothing is due. */
@ApplicationScoped
public class LeftoversJob {
    private static final Logger LOG = Logger.getLogger(LeftoversJob.class);

    private final Leftovers leftovers;
    private final Spool spool;
    private final MeterRegistry metrics;

    LeftoversJob(Leftovers leftovers, Spool spool, MeterRegistry metrics) {
        this.leftovers = leftovers;
        this.spool = spool;
        this.metrics = metrics;
    }

    /** One run, from what is due now to nothing due. */
    @Scheduled(
            identity = "leftovers",
            every = "${lectern.files.clean-up-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return run().replaceWithVoid();
    }

    /** As {@link #tick}; the content of how many files it removed. */
    public Uni<Integer> run() {
        return spool.sweep()
                .chain(() -> removeAll(0))
                .invoke(this::report)
                .onFailure()
                .invoke(failure -> LOG.error("The job of leftovers failed; the next run goes on", failure));
    }

    private Uni<Integer> removeAll(int before) {
        return leftovers
                .removeBatch()
                .chain(batch -> batch.removed() + batch.postponed() == 0
                        ? Uni.createFrom().item(before)
                        : removeAll(before + batch.removed()));
    }

    private void report(int removed) {
        metrics.counter("lectern.files.removed").increment(removed);
        if (removed > 0) {
            LOG.infof("Removed the content of %d files", removed);
        }
    }
}
