package dev.lectern.participation;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.Access;
import dev.lectern.event.RegistrationTarget;
import dev.lectern.web.input.Draft;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Registers people who do it themselves, on a page (R2, L1). */
@ApplicationScoped
public class SelfRegistrations {
    /** Long enough for a mail to come, so that nobody's mailbox is filled by somebody who types their address again and again. */
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(5);

    /**
     * The participation that stands in the way of another (R1): the series' also counts for its sessions. A link to a series is not
     * had by the freer entry to one of its sessions: among the masks of free entry (1, 3) the lower asks for less (E1).
     */
    private static final String FIND = """
            SELECT p.id, p.token, p.role,
                p.invite_user_id IS NULL AND (p.session_id IS NOT NULL OR e.access <= :access) AS is_self_service
            FROM participations p
            JOIN users u ON u.id = p.user_id
            JOIN events e ON e.id = p.event_id
            WHERE p.organization_id = :organization
                AND p.event_id = :event
                AND (p.session_id IS NULL OR p.session_id = :session)
                AND lower(u.email) = lower(:email)
            ORDER BY p.session_id NULLS LAST
            LIMIT 1
            """;

    private static final String NAME = """
            UPDATE participations
            SET room_name = :name
            WHERE organization_id = :organization
                AND token = :token
            """;

    /** What came of it. */
    public sealed interface Outcome {
        /** They are registered and may have their link, which ends with this token. */
        record Entered(String token) implements Outcome {}

        /** They were already: their link goes by mail only, as anybody may type an address. */
        record Known() implements Outcome {}
    }

    private record Existing(long id, String token, boolean isOwn) {
        static Existing of(Object[] row) {
            return new Existing(
                    (Long) row[0],
                    (String) row[1],
                    ParticipantRole.valueOf((String) row[2]) == ParticipantRole.GUEST && (Boolean) row[3]);
        }
    }

    private final Registrations registrations;
    private final Outbox outbox;
    private final Clock clock;

    SelfRegistrations(Registrations registrations, Outbox outbox, Clock clock) {
        this.registrations = registrations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Registers somebody. Free entry is by name and e-mail, so it lets in again who has come by it before; nobody else gets in by
     * an address alone.
     *
     * @param target what for, to be found within the transaction
     * @param referrer where they came from; null for nowhere
     * @return fails with {@link dev.lectern.web.BadRequest} naming wrong fields and answers
     */
    public Uni<Outcome> register(
            Supplier<Uni<RegistrationTarget>> target, Draft<SelfRegistration> draft, String referrer) {
        return Panache.withTransaction(() -> target.get()
                .map(RegistrationTarget::selfService)
                .chain(found -> register(found, checked(draft, found), referrer)));
    }

    private static SelfRegistration checked(Draft<SelfRegistration> draft, RegistrationTarget target) {
        Map<String, String> answers = draft.unchecked().answers();
        new Questions(target.questions()).check(answers).forEach(draft::reject);
        return draft.checked();
    }

    private Uni<Outcome> register(RegistrationTarget target, SelfRegistration form, String referrer) {
        boolean isFree = Access.isFree(target.access());
        return registrations
                .addOne(target, form.asGuest(referrer), isFree, target.isAccepting())
                .chain(token -> token == null ? meet(target, form, isFree) : enter(target, form, token));
    }

    private Uni<Outcome> meet(RegistrationTarget target, SelfRegistration form, boolean isFree) {
        return existing(target, form.profile().email())
                .chain(existing -> isFree && existing.isOwn()
                        ? enter(target, form, existing.token())
                        : outbox.inviteAgain(
                                        target.organizationId(),
                                        existing.id(),
                                        clock.instant().minus(BETWEEN_MAILS))
                                .replaceWith(new Outcome.Known()));
    }

    private static Uni<Existing> existing(RegistrationTarget target, String email) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("organization", target.organizationId())
                        .setParameter("event", target.eventId())
                        .setParameter("session", target.sessionId())
                        .setParameter("access", target.access())
                        .setParameter("email", email)
                        .getSingleResult())
                .map(Existing::of);
    }

    /** The name they typed is theirs in the room: what is stored of a known address is nobody's business who types it. */
    private static Uni<Outcome> enter(RegistrationTarget target, SelfRegistration form, String token) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NAME)
                        .setParameter("name", form.fullName())
                        .setParameter("organization", target.organizationId())
                        .setParameter("token", token)
                        .executeUpdate())
                .replaceWith(new Outcome.Entered(token));
    }
}
