package dev.lectern.event;

import java.time.Instant;
import jakarta.inject.Singleton;

import dev.lectern.testing.TestClock;
import io.quarkus.vertx.VertxContextSupport;

/** Runs the job for a test, at the time the test wants. */
@Singleton
class JobRun {
    private final SessionJob job;
    private final TestClock clock;

    JobRun(SessionJob job, TestClock clock) {
        this.job = job;
        this.clock = clock;
    }

    /** One run; of all organisations, as always. */
    SessionJob.Result now() {
        try {
            return VertxContextSupport.subscribeAndAwait(job::run);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    /** Stops the clock at that time, then one run. */
    SessionJob.Result at(String instant) {
        clock.stopAt(Instant.parse(instant));
        return now();
    }
}
