package dev.lectern.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.EventLinks;
import dev.lectern.mail.calendar.Meeting;
import dev.lectern.mail.calendar.Person;
import dev.lectern.organization.Lang;
import dev.lectern.web.WebConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what a batch of mails tells, as it is now, with two statements. */
@ApplicationScoped
class LetterReader {
    /** Who was refused meanwhile gets nothing, and nobody is invited to what there is no more. */
    private static final String LETTERS = """
            SELECT o.id, o.kind, o.create_at, p.token, p.session_id IS NOT NULL AS is_of_session,
                p.invite_user_id IS NOT NULL AS is_invited,
                u.email, concat_ws(' ', u.name, u.second_name) AS person,
                c.email AS creator_email, concat_ws(' ', c.name, c.second_name) AS creator,
                g.name AS organization, g.alias,
                e.url_alias, e.lang AS event_lang, s.lang AS session_lang,
                %s,
                CASE WHEN s.id IS NULL
                    THEN ARRAY(
                        SELECT concat_ws(' ', l.name, l.second_name)
                        FROM event_lectors el
                        JOIN users l ON l.id = el.user_id
                        WHERE el.event_id = e.id
                        ORDER BY el.ordinal)
                    ELSE ARRAY(
                        SELECT concat_ws(' ', l.name, l.second_name)
                        FROM session_lectors sl
                        JOIN users l ON l.id = sl.user_id
                        WHERE sl.session_id = s.id
                        ORDER BY sl.ordinal)
                END AS lecturers
            FROM outbox o
            JOIN participations p ON p.id = o.participation_id
            JOIN users u ON u.id = p.user_id
            JOIN events e ON e.id = p.event_id
            JOIN users c ON c.id = e.create_user_id
            JOIN organizations g ON g.id = o.organization_id
            LEFT JOIN event_sessions s ON s.id = coalesce(o.session_id, p.session_id)
            WHERE o.id = ANY($1)
                AND p.is_accepted
                AND (o.kind = 'CANCELLED' OR NOT e.is_deleted AND s.is_deleted IS NOT TRUE)
            """.formatted(Occasions.COLUMNS);

    private final Pool database;
    private final Occasions occasions;
    private final EventLinks links;
    private final Clock clock;
    private final String host;

    LetterReader(Pool database, Occasions occasions, EventLinks links, WebConfig web, Clock clock) {
        this.database = database;
        this.occasions = occasions;
        this.links = links;
        this.clock = clock;
        this.host = web.publicUrl().getHost();
    }

    /** The letters of these mails; one that there is no reason to send any more is left out. */
    Uni<List<Letter>> read(List<Claim> claims) {
        Map<Long, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::id, claim -> claim));
        return database.preparedQuery(LETTERS)
                .execute(Tuple.of(byId.keySet().toArray(Long[]::new)))
                .map(LetterReader::list)
                .chain(rows -> occasions.sessions(series(rows)).map(sessions -> rows.stream()
                        .map(row -> letter(row, byId.get(row.getLong("id")), sessions))
                        .toList()));
    }

    private static List<Long> series(List<Row> letters) {
        return letters.stream()
                .filter(row -> !row.getBoolean("is_of_session"))
                .map(row -> row.getLong("event_id"))
                .distinct()
                .toList();
    }

    private Letter letter(Row row, Claim claim, Map<Long, List<Meeting>> sessions) {
        boolean isOfSession = row.getBoolean("is_of_session");
        boolean isAboutSession = row.getLong("session_id") != null;
        return new Letter(
                claim,
                MailKind.valueOf(row.getString("kind")),
                row.getBoolean("is_invited"),
                "<mail-%d-%d@%s>"
                        .formatted(claim.id(), instant(row, "create_at").toEpochMilli(), host),
                new Person(row.getString("person"), row.getString("email")),
                row.getString("organization"),
                new Person(row.getString("creator"), row.getString("creator_email")),
                Lang.valueOf(row.getString(isAboutSession ? "session_lang" : "event_lang")),
                isOfSession
                        ? occasions.single(row)
                        : occasions.series(row, sessions.getOrDefault(row.getLong("event_id"), List.of())),
                isAboutSession && !isOfSession ? Occasions.meeting(row, "session_name", "session_seconds") : null,
                Stream.of(row.getArrayOfStrings("lecturers"))
                        .filter(name -> !name.isBlank())
                        .toList(),
                links.landing(row.getString("alias"), row.getLong("event_id"), row.getString("url_alias")) + "/"
                        + row.getString("token"),
                clock.instant());
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
