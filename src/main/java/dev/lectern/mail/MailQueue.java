package dev.lectern.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The outbox as its senders see it: each mail is one sender's at a time, and due again when that sender dies. Every statement is a
 * transaction; none waits for another while it holds rows, as whoever deletes registrations takes them in another order.
 */
@ApplicationScoped
class MailQueue {
    static final String CLAIM = """
            UPDATE outbox
            SET attempts = attempts + 1, due_at = $2
            WHERE id = ANY(ARRAY(
                SELECT id
                FROM outbox
                WHERE status = 'WAITING' AND due_at <= $1
                ORDER BY due_at, id
                LIMIT $3
                FOR UPDATE SKIP LOCKED))
            RETURNING id, attempts
            """;

    private static final String ANY_DUE = """
            SELECT 1
            FROM outbox
            WHERE status = 'WAITING' AND due_at <= $1
            LIMIT 1
            """;

    /** An attempt that is no longer the last one belongs to a sender that took too long. */
    private static final String SETTLE = """
            WITH outcomes AS (
                SELECT *
                FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::varchar[], $5::timestamptz[], $6::varchar[])
                    AS u(id, attempt, attempts, status, due_at, error)
            ), locked AS MATERIALIZED (
                SELECT o.id
                FROM outbox o
                JOIN outcomes u ON u.id = o.id AND u.attempt = o.attempts
                WHERE o.status = 'WAITING'
                ORDER BY o.id
                FOR UPDATE OF o %s
            )
            UPDATE outbox o
            SET status = u.status, attempts = u.attempts, due_at = u.due_at, error = u.error,
                end_at = CASE WHEN u.status <> 'WAITING' THEN $7::timestamptz END
            FROM outcomes u
            WHERE u.id = o.id AND o.id IN (SELECT id FROM locked)
            RETURNING o.id
            """;

    private static final String SETTLE_UNLOCKED = SETTLE.formatted("SKIP LOCKED");
    private static final String SETTLE_ONE = SETTLE.formatted("");

    private static final String WITHDRAW = """
            DELETE FROM outbox
            WHERE id = ANY(ARRAY(SELECT id FROM outbox WHERE id = ANY($1) FOR UPDATE SKIP LOCKED))
            """;

    private static final String FORGET = """
            DELETE FROM outbox
            WHERE id = ANY(ARRAY(
                SELECT id
                FROM outbox
                WHERE status = 'SENT' AND end_at < $1
                ORDER BY end_at
                LIMIT $2
                FOR UPDATE SKIP LOCKED))
            """;

    private static final int FORGOTTEN_AT_A_TIME = 1_000;

    private final Pool database;
    private final MailConfig config;
    private final Backoff backoff;
    private final Clock clock;

    MailQueue(Pool database, MailConfig config, Backoff backoff, Clock clock) {
        this.database = database;
        this.config = config;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Whether any mail is due. */
    Uni<Boolean> isAnyDue() {
        return database.preparedQuery(ANY_DUE)
                .execute(Tuple.of(utc(clock.instant())))
                .map(rows -> rows.size() > 0);
    }

    /** Some of the mails that are due, from now on the caller's until the lease ends; none when nothing is due. */
    Uni<List<Claim>> claim() {
        Instant now = clock.instant();
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(config.lease())), config.batch()))
                .map(rows -> stream(rows)
                        .map(row -> new Claim(row.getLong("id"), row.getInteger("attempts")))
                        .toList());
    }

    /** Writes down what became of them, in one statement; those that somebody else holds at the moment, one by one after it. */
    Uni<Void> settle(List<Outcome> outcomes) {
        return settle(SETTLE_UNLOCKED, outcomes)
                .map(settled -> outcomes.stream()
                        .filter(outcome -> !settled.contains(outcome.claim().id()))
                        .toList())
                .chain(left -> Multi.createFrom()
                        .iterable(left)
                        .onItem()
                        .transformToUniAndConcatenate(one -> settle(SETTLE_ONE, List.of(one)))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** Takes back mails that there is no reason to send any more. */
    Uni<Void> withdraw(List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(WITHDRAW)
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** Forgets one batch of mails that were sent long ago; how many. */
    Uni<Integer> forget() {
        Instant limit = clock.instant().minus(config.keepSent());
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(utc(limit), FORGOTTEN_AT_A_TIME))
                .map(RowSet::rowCount);
    }

    private Uni<Set<Long>> settle(String statement, List<Outcome> outcomes) {
        Instant now = clock.instant();
        List<Settled> settled =
                outcomes.stream().map(outcome -> settled(outcome, now)).toList();
        Tuple values = Tuple.tuple()
                .addArrayOfLong(settled.stream().map(Settled::id).toArray(Long[]::new))
                .addArrayOfInteger(settled.stream().map(Settled::attempt).toArray(Integer[]::new))
                .addArrayOfInteger(settled.stream().map(Settled::attempts).toArray(Integer[]::new))
                .addArrayOfString(
                        settled.stream().map(one -> one.status().name()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(settled.stream().map(Settled::dueAt).toArray(OffsetDateTime[]::new))
                .addArrayOfString(settled.stream().map(Settled::error).toArray(String[]::new))
                .addOffsetDateTime(utc(now));
        return database.preparedQuery(statement)
                .execute(values)
                .map(rows -> stream(rows).map(row -> row.getLong("id")).collect(Collectors.toSet()));
    }

    private Settled settled(Outcome outcome, Instant now) {
        Claim claim = outcome.claim();
        if (outcome instanceof Outcome.Later later) {
            return backoff.isLast(claim.attempt())
                    ? Settled.ended(claim, MailStatus.FAILED, later.error())
                    : Settled.due(claim, claim.attempt(), now.plus(backoff.after(claim.attempt())), later.error());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return Settled.ended(claim, MailStatus.FAILED, refused.error());
        }
        return outcome instanceof Outcome.Sent
                ? Settled.ended(claim, MailStatus.SENT, null)
                : Settled.due(claim, claim.attempt() - 1, now, null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** An outcome as its row is to be. */
    private record Settled(long id, int attempt, int attempts, MailStatus status, OffsetDateTime dueAt, String error) {
        static Settled ended(Claim claim, MailStatus status, String error) {
            return new Settled(claim.id(), claim.attempt(), claim.attempt(), status, null, error);
        }

        static Settled due(Claim claim, int attempts, Instant at, String error) {
            return new Settled(claim.id(), claim.attempt(), attempts, MailStatus.WAITING, utc(at), error);
        }
    }
}
