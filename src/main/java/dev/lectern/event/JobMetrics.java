package dev.lectern.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    /** Two indexes hold what is due and little else; more than 10 000 of a kind are not counted. */
    static final String STATE = """
            SELECT made.due AS due, made.since AS make_since, closed.overdue AS overdue, closed.since AS close_since
            FROM (
                SELECT count(*) AS due, min(next_occurrence_at) AS since
                FROM (
                    SELECT next_occurrence_at
                    FROM events
                    WHERE next_occurrence_at <= $1 AND status = 'ACTIVE' AND NOT is_deleted
                    ORDER BY next_occurrence_at
                    LIMIT 10000) e) made,
                (
                SELECT count(*) AS overdue, min(due_at) AS since
                FROM (
                    SELECT due_at
                    FROM event_sessions
                    WHERE due_at < $2 AND status IN ('ACTIVE', 'START') AND NOT is_deleted
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
        OffsetDateTime until = now.plus(config.horizon());
        OffsetDateTime limit = now.minus(config.overdueAfter());
        Duration horizon = Duration.between(now, until);
        return database.preparedQuery(STATE)
                .execute(Tuple.of(until, limit))
                .map(rows -> rows.iterator().next())
                .invoke(row -> state = state(row, horizon))
                .replaceWithVoid();
    }

    private State state(Row row, Duration horizon) {
        OffsetDateTime make = row.getOffsetDateTime("make_since");
        OffsetDateTime close = row.getOffsetDateTime("close_since");
        Instant since = Stream.concat(
                        Stream.ofNullable(make).map(at -> at.minus(horizon)),
                        Stream.ofNullable(close).map(at -> at.plus(config.overdueAfter())))
                .map(OffsetDateTime::toInstant)
                .min(Instant::compareTo)
                .orElse(null);
        return new State(row.getLong("due"), row.getLong("overdue"), since);
    }

    private double lag() {
        Instant since = state.since();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
