package dev.lectern.web.idempotency;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Deletes expired answers on every replica, batch after batch until none is left; what is not due is not read. */
@ApplicationScoped
class AnswerExpiry {
    private static final Logger LOG = Logger.getLogger(AnswerExpiry.class);

    private final StoredAnswers answers;

    AnswerExpiry(StoredAnswers answers) {
        this.answers = answers;
    }

    /** One run. */
    @Scheduled(
            identity = "stored-answers",
            every = "${lectern.jobs.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(answers::expire)
                .whilst(expired -> expired > 0)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> LOG.error("Expired answers were not deleted; the next run goes on", failure));
    }
}
