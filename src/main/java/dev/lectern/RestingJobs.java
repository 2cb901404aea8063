package dev.lectern;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;

/**
 * No job begins once the process is told to stop: the time in which calls under way end is enough for those that have begun, and others
 * would find the database gone. Other replicas, or the next start, go on.
 */
@ApplicationScoped
class RestingJobs {
    private static final int BEFORE_ALL = 1;

    private final Scheduler scheduler;

    RestingJobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void rest(@Observes @Priority(BEFORE_ALL) ShutdownDelayInitiatedEvent stopping) {
        if (scheduler.isStarted()) {
            scheduler.pause();
        }
    }
}
