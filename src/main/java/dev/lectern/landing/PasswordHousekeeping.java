package dev.lectern.landing;

import java.time.Clock;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/** Forgets wrong passwords that do not count any more, batch after batch. */
@ApplicationScoped
public class PasswordHousekeeping {
    private static final Logger LOG = Logger.getLogger(PasswordHousekeeping.class);

    private static final String FORGET = """
            DELETE FROM password_guesses
            WHERE (event_id, address_hash) IN (
                SELECT event_id, address_hash
                FROM password_guesses
                WHERE expires_at <= $1
                ORDER BY expires_at
                LIMIT 1000
                FOR UPDATE SKIP LOCKED)
            """;

    private final Pool database;
    private final Clock clock;

    PasswordHousekeeping(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One run. */
    @Scheduled(
            identity = "password-housekeeping",
            every = "${lectern.jobs.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return Uni.createFrom()
                .deferred(() -> database.preparedQuery(FORGET)
                        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.rowCount())
                .repeat()
                .whilst(forgotten -> forgotten > 0)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.error("Wrong passwords were not forgotten; the next run goes on", failure))
                .replaceWithVoid();
    }
}
