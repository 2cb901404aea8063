package dev.lectern.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What waits for the job, and since when: the same on every replica, looked up as often as the job runs. */
@ApplicationScoped
@Startup
public class JobMetrics {
    /**
     * At $3, what comes within the horizon until $1 and what was to be over by $2. Two indexes hold what is due and little else; more than
     * 10 000 of a kind are not counted. Nothing waits for longer than it has been as it is.
     */
    static final String STATE = """
            SELECT made.due AS due, closed.overdue AS overdue, least(made.since, closed.since) AS since
            FROM (
                SELECT count(*) AS due,
                    min(greatest(next_occurrence_at - ($1::timestamptz - $3::timestamptz), update_at)) AS since
                FROM (
                    SELECT next_occurrence_at, update_at
                    FROM events
                    WHERE next_occurrence_at <= $1::timestamptz AND status = 'ACTIVE' AND NOT is_deleted
                    ORDER BY next_occurrence_at
                    LIMIT 10000) e) made,
                (
                SELECT count(*) AS overdue,
                    min(greatest(due_at + ($3::timestamptz - $2::timestamptz), update_at)) AS since
                FROM (
                    SELECT due_at, update_at
                    FROM event_sessions
                    WHERE due_at < $2::timestamptz AND status IN ('ACTIVE', 'START') AND NOT is_deleted
                    ORDER BY due_at
                    LIMIT 10000) s) closed
            """;

    private final Pool database;
    private final JobConfig config;
    private final Clock clock;
    private volatile State state = new State(0, 0, null);

    private record State(long due, long overdue, Instant since) {}

    JobMetrics(Pool database, JobConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        metrics.gauge("lectern.job.events.due", this, self -> self.state.due());
        metrics.gauge("lectern.job.sessions.overdue", this, self -> self.state.overdue());
        TimeGauge.builder("lectern.job.lag", this, TimeUnit.SECONDS, JobMetrics::lag)
                .register(metrics);
    }

    /** Looks what is due. */
    @Scheduled(
            identity = "job-metrics",
            every = "${lectern.jobs.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> refresh() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(STATE)
                .execute(Tuple.of(now.plus(config.horizon()), now.minus(config.overdueAfter()), now))
                .map(rows -> rows.iterator().next())
                .invoke(row -> state = state(row))
                .replaceWithVoid();
    }

    private static State state(Row row) {
        OffsetDateTime since = row.getOffsetDateTime("since");
        return new State(row.getLong("due"), row.getLong("overdue"), since == null ? null : since.toInstant());
    }

    private double lag() {
        Instant since = state.since();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
