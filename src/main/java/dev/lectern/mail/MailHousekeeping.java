package dev.lectern.mail;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Forgets mails that were sent long ago, batch after batch, and looks how many wait. */
@ApplicationScoped
public class MailHousekeeping {
    private final MailQueue queue;
    private final MailMetrics metrics;

    MailHousekeeping(MailQueue queue, MailMetrics metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    /** One run. */
    @Scheduled(
            identity = "mail-housekeeping",
            every = "${lectern.jobs.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return queue.forget()
                .repeat()
                .whilst(forgotten -> forgotten > 0)
                .collect()
                .last()
                .chain(last -> metrics.refresh());
    }
}
