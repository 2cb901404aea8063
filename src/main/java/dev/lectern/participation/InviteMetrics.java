package dev.lectern.participation;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** What invitations of many at once show of themselves (R5), a process. */
@ApplicationScoped
@Startup
class InviteMetrics {
    private static final String CALLS = "lectern.invite.calls";

    private final Counter done;
    private final Counter failed;
    private final Counter people;

    InviteMetrics(MeterRegistry metrics) {
        done = metrics.counter(CALLS, "result", "done");
        failed = metrics.counter(CALLS, "result", "failed");
        people = metrics.counter("lectern.invite.people");
    }

    /** A call registered so many. */
    void countDone(int registered) {
        done.increment();
        people.increment(registered);
    }

    /** A call was refused or failed. */
    void countFailed() {
        failed.increment();
    }
}
