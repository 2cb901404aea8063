package dev.lectern.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What the outbox shows of itself: what waits and since when, what was given up, and what each replica has done. */
@ApplicationScoped
@Startup
class MailMetrics {
    private static final String MAILS = "lectern.outbox.mails";
    private static final String STATE = """
            SELECT
                (SELECT count(*) FROM outbox WHERE status = 'WAITING') AS waiting,
                (SELECT min(create_at) FROM outbox WHERE status = 'WAITING') AS oldest,
                (SELECT count(*) FROM outbox WHERE status = 'FAILED') AS failed
            """;

    private final Pool database;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile State state = new State(0, null, 0);

    private record State(long waiting, Instant oldest, long failed) {}

    MailMetrics(Pool database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gauge("lectern.outbox.waiting", this, self -> self.state.waiting());
        metrics.gauge("lectern.outbox.failed", this, self -> self.state.failed());
        TimeGauge.builder("lectern.outbox.oldest", this, TimeUnit.SECONDS, MailMetrics::age)
                .register(metrics);
        List.of("sent", "later", "refused", "untried").forEach(result -> metrics.counter(MAILS, "result", result));
    }

    /** Looks how the outbox is. */
    Uni<Void> refresh() {
        return database.query(STATE)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> state = new State(
                        row.getLong("waiting"), instant(row.getOffsetDateTime("oldest")), row.getLong("failed")))
                .replaceWithVoid();
    }

    /** Counts what became of a batch. */
    void count(List<Outcome> outcomes, long nanos) {
        metrics.timer("lectern.outbox.batch").record(Duration.ofNanos(nanos));
        outcomes.forEach(
                outcome -> metrics.counter(MAILS, "result", result(outcome)).increment());
    }

    private static String result(Outcome outcome) {
        if (outcome instanceof Outcome.Sent) {
            return "sent";
        }
        if (outcome instanceof Outcome.Refused) {
            return "refused";
        }
        return outcome instanceof Outcome.Later ? "later" : "untried";
    }

    private double age() {
        Instant oldest = state.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
