package dev.lectern.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Conflict;
import dev.lectern.web.NotFound;
import dev.lectern.web.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** An organisation's outbox: what waits, what was sent, and what was given up and may be sent again. */
@ApplicationScoped
class Mails {
    private static final String COUNT = """
            SELECT count(*) AS total
            FROM outbox
            WHERE organization_id = $1 AND ($2::varchar IS NULL OR status = $2)
            """;

    private static final String VIEWS = """
            SELECT o.id, o.kind, o.status, u.email, o.participation_id, p.event_id,
                coalesce(o.session_id, p.session_id) AS session_id, o.attempts, o.due_at, o.error, o.create_at, o.end_at
            FROM outbox o
            JOIN participations p ON p.id = o.participation_id
            JOIN users u ON u.id = p.user_id
            WHERE o.organization_id = $1 AND %s
            ORDER BY o.id
            """;

    private static final String LIST =
            VIEWS.formatted("($2::varchar IS NULL OR o.status = $2) AND o.id > $3") + "LIMIT $4 OFFSET $5";
    private static final String ONE = VIEWS.formatted("o.id = $2");

    /** In one order, and not what is just being deleted: who deletes registrations takes them in another one. */
    private static final String RETRY = """
            UPDATE outbox
            SET status = 'WAITING', attempts = 0, due_at = $2, end_at = NULL
            WHERE id = ANY(ARRAY(
                SELECT id
                FROM outbox
                WHERE organization_id = $1 AND status = 'FAILED' AND ($3::bigint IS NULL OR id = $3)
                ORDER BY id
                FOR UPDATE SKIP LOCKED))
            """;

    private final Pool database;
    private final Clock clock;

    Mails(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many there are, of all statuses where that is null. */
    Uni<Long> count(long organizationId, MailStatus status) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(organizationId, text(status)))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /** Some of them, by id. */
    Uni<List<MailView>> list(long organizationId, MailStatus status, Slice slice) {
        return database.preparedQuery(LIST)
                .execute(Tuple.of(organizationId, text(status), slice.after(), (long) slice.limit(), slice.offset()))
                .map(Mails::views);
    }

    /** Sends a mail again that was given up; {@link NotFound} for none, {@link Conflict} for one that was not given up. */
    Uni<MailView> retry(long organizationId, long mailId) {
        return retryFailed(organizationId, mailId)
                .chain(count -> get(organizationId, mailId).invoke(mail -> {
                    if (count == 0) {
                        throw new Conflict("Mail %d is in status %s".formatted(mailId, mail.status()));
                    }
                }));
    }

    /** Sends all again that were given up; how many. */
    Uni<Integer> retryAll(long organizationId) {
        return retryFailed(organizationId, null);
    }

    private Uni<Integer> retryFailed(long organizationId, Long mailId) {
        return database.preparedQuery(RETRY)
                .execute(Tuple.of(organizationId, clock.instant().atOffset(ZoneOffset.UTC), mailId))
                .map(RowSet::rowCount);
    }

    private Uni<MailView> get(long organizationId, long mailId) {
        return database.preparedQuery(ONE)
                .execute(Tuple.of(organizationId, mailId))
                .map(Mails::views)
                .map(views -> views.stream().findFirst().orElseThrow(() -> NotFound.of("Mail", mailId)));
    }

    private static List<MailView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Mails::view).toList();
    }

    private static MailView view(Row row) {
        return new MailView(
                row.getLong("id"),
                MailKind.valueOf(row.getString("kind")),
                MailStatus.valueOf(row.getString("status")),
                row.getString("email"),
                row.getLong("participation_id"),
                row.getLong("event_id"),
                row.getLong("session_id"),
                row.getInteger("attempts"),
                instant(row.getOffsetDateTime("due_at")),
                row.getString("error"),
                instant(row.getOffsetDateTime("create_at")),
                instant(row.getOffsetDateTime("end_at")));
    }

    private static String text(MailStatus status) {
        return status == null ? null : status.name();
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
