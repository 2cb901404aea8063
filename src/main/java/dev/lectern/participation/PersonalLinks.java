package dev.lectern.participation;

import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What people do with their personal links (R10). Each is one statement. */
@ApplicationScoped
public class PersonalLinks {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private static final String FIND = """
            SELECT p.id, p.session_id, p.token, p.role, p.room_name, concat_ws(' ', u.name, u.second_name) AS user_name,
                p.is_accepted, p.is_auto_enter, p.agreement_status
            FROM participations p
            JOIN users u ON u.id = p.user_id
            WHERE p.organization_id = $1
                AND p.event_id = $2
                AND p.token = $3
            """;

    private static final String SEE = """
            UPDATE participations
            SET is_seen = true
            WHERE id = $1
                AND NOT is_seen
            """;

    private static final String ANSWER = """
            UPDATE participations
            SET agreement_status = $2
            WHERE id = $1
                AND agreement_status <> $2
            """;

    private static final String NAME = """
            UPDATE participations
            SET room_name = $2
            WHERE id = $1
            """;

    private final Pool database;

    PersonalLinks(Pool database) {
        this.database = database;
    }

    /** Whom the link with this token is for; {@link NotFound} where it is none of the organisation's event. */
    public Uni<PersonalLink> find(long organizationId, long eventId, String token) {
        return findIfAny(organizationId, eventId, token)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("No such personal link"));
    }

    /** The same, but null where it is none. */
    public Uni<PersonalLink> findIfAny(long organizationId, long eventId, String token) {
        return TOKEN.matcher(token).matches()
                ? database.preparedQuery(FIND)
                        .execute(Tuple.of(organizationId, eventId, token))
                        .map(rows ->
                                rows.size() == 0 ? null : link(rows.iterator().next()))
                : Uni.createFrom().nullItem();
    }

    /** The link has been opened. */
    public Uni<Void> see(PersonalLink link) {
        return database.preparedQuery(SEE)
                .execute(Tuple.of(link.participationId()))
                .replaceWithVoid();
    }

    /** They come, or they do not; what they said before does not count any more. */
    public Uni<Void> answer(PersonalLink link, AgreementStatus answer) {
        return database.preparedQuery(ANSWER)
                .execute(Tuple.of(link.participationId(), answer.name()))
                .replaceWithVoid();
    }

    /** They want to be called this in the room. */
    public Uni<Void> name(PersonalLink link, String name) {
        return database.preparedQuery(NAME)
                .execute(Tuple.of(link.participationId(), name))
                .replaceWithVoid();
    }

    private static PersonalLink link(Row row) {
        String roomName = row.getString("room_name");
        return new PersonalLink(
                row.getLong("id"),
                row.getLong("session_id"),
                row.getString("token"),
                ParticipantRole.valueOf(row.getString("role")),
                roomName == null ? row.getString("user_name").strip() : roomName,
                roomName != null,
                row.getBoolean("is_accepted"),
                row.getBoolean("is_auto_enter"),
                AgreementStatus.valueOf(row.getString("agreement_status")));
    }
}
