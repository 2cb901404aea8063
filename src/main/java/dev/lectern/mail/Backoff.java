package dev.lectern.mail;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import jakarta.enterprise.context.ApplicationScoped;

/** How long a mail waits for its next attempt: twice as long each time, up to a limit, and not all at the same moment. */
@ApplicationScoped
class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final MailConfig config;

    Backoff(MailConfig config) {
        this.config = config;
    }

    /** Whether the attempt was the last. */
    boolean isLast(int attempt) {
        return attempt >= config.attempts();
    }

    /** The wait after this attempt, from 1: between half of the full wait and all of it. */
    Duration after(int attempt) {
        Duration doubled = config.retryAfter().multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        Duration full = doubled.compareTo(config.retryAtMost()) < 0 ? doubled : config.retryAtMost();
        return Duration.ofMillis(
                (long) (full.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
    }
}
