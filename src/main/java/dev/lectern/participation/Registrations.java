package dev.lectern.participation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.contact.AddressBook;
import dev.lectern.event.RegistrationTarget;
import dev.lectern.organization.Users;
import dev.lectern.organization.Users.Joined;
import dev.lectern.participation.Participations.Candidate;
import dev.lectern.participation.Participations.Participant;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Conflict;
import dev.lectern.web.input.Draft;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Registers people for events and sessions: one, or 10 000, with the same few statements. Each call is one transaction that holds
 * the event's lock, so that of two calls that register the same people one does and the other finds them there.
 */
@ApplicationScoped
class Registrations {
    private final Users users;
    private final AddressBook addressBook;
    private final Participations participations;
    private final Counting counting;
    private final Outbox outbox;
    private final AvatarRequests avatars;
    private final InviteMetrics metrics;

    Registrations(
            Users users,
            AddressBook addressBook,
            Participations participations,
            Counting counting,
            Outbox outbox,
            AvatarRequests avatars,
            InviteMetrics metrics) {
        this.users = users;
        this.addressBook = addressBook;
        this.participations = participations;
        this.counting = counting;
        this.outbox = outbox;
        this.avatars = avatars;
        this.metrics = metrics;
    }

    /**
     * Registers one person (R1–R4).
     *
     * @param target what for, to be found within the transaction
     * @return fails with {@link BadRequest} naming wrong fields and answers, {@link Conflict} when they are registered already
     */
    Uni<Registered> register(Supplier<Uni<RegistrationTarget>> target, Draft<RegisterForm> draft) {
        return Panache.withTransaction(() -> target.get().chain(found -> {
                    RegisterForm form = checked(draft, found);
                    Registration one = form.registration();
                    return add(found, List.of(one), form.isAutoEnter(), form.sendEmail())
                            .onItem()
                            .ifNull()
                            .failWith(() -> new Conflict(one.email() + " is registered already"));
                }))
                .map(Registrations::registered);
    }

    /**
     * Registers those of the people that can be and are not yet, in the order given (R5); {@link Conflict} when there are none.
     */
    Uni<List<Invited>> invite(Supplier<Uni<RegistrationTarget>> target, Draft<InviteForm> draft) {
        return Panache.withTransaction(() -> target.get().chain(found -> {
                    InviteForm form = draft.checked();
                    return add(found, answering(form.users(), found), form.isAutoEnter(), form.sendEmail())
                            .onItem()
                            .ifNull()
                            .failWith(() -> new Conflict("Of these users nobody can be registered who is not yet"));
                }))
                .invoke(invited -> metrics.countDone(invited.size()))
                .onFailure()
                .invoke(metrics::countFailed);
    }

    /** Registers one person within the caller's transaction; the token of their link, null when they are registered already. */
    Uni<String> addOne(RegistrationTarget target, Registration one, boolean isAutoEnter, boolean sendEmail) {
        return add(target, List.of(one), isAutoEnter, sendEmail)
                .map(added -> added == null ? null : token(added.get(0)));
    }

    private static RegisterForm checked(Draft<RegisterForm> draft, RegistrationTarget target) {
        Map<String, String> answers = draft.unchecked().registration().answers();
        new Questions(target.questions()).check(answers).forEach(draft::reject);
        return draft.checked();
    }

    private static List<Registration> answering(List<Registration> registrations, RegistrationTarget target) {
        Questions questions = new Questions(target.questions());
        return registrations.stream()
                .filter(registration -> questions.check(registration.answers()).isEmpty())
                .toList();
    }

    /** Those who were added; null when none was. */
    private Uni<List<Invited>> add(
            RegistrationTarget target, List<Registration> registrations, boolean isAutoEnter, boolean sendEmail) {
        return users.joinAll(registrations.stream().map(Registration::profile).toList())
                .chain(joined -> participations.add(target, isAutoEnter, candidates(registrations, joined)))
                .chain(added -> added.isEmpty() ? Uni.createFrom().nullItem() : complete(target, added, sendEmail));
    }

    private Uni<List<Invited>> complete(RegistrationTarget target, List<Participant> added, boolean sendEmail) {
        long organizationId = target.organizationId();
        List<Long> ids = added.stream().map(Participant::id).toList();
        List<Long> userIds = added.stream().map(Participant::userId).toList();
        return counting.add(organizationId, ids)
                .chain(() -> sendEmail
                        ? outbox.invite(organizationId, ids)
                        : Uni.createFrom().voidItem())
                .chain(() -> avatars.request(target, added))
                .chain(() -> addressBook.addAll(organizationId, target.createUserId(), userIds))
                .map(contacts -> invited(target, added, contacts));
    }

    /** Each user once, as first given. */
    private static List<Candidate> candidates(List<Registration> registrations, List<Joined> joined) {
        Map<Long, Candidate> candidates = new LinkedHashMap<>();
        for (int i = 0; i < joined.size(); i++) {
            Joined user = joined.get(i);
            candidates.putIfAbsent(user.id(), new Candidate(user.id(), user.isNew(), registrations.get(i)));
        }
        return List.copyOf(candidates.values());
    }

    private static List<Invited> invited(
            RegistrationTarget target, List<Participant> participants, Map<Long, Long> contacts) {
        return participants.stream()
                .map(participant -> new Invited(
                        participant.id(),
                        participant.registration().email(),
                        target.link(participant.token()),
                        contacts.get(participant.userId())))
                .toList();
    }

    private static Registered registered(List<Invited> invited) {
        Invited only = invited.get(0);
        return new Registered(only.participationId(), only.link(), only.contactId());
    }

    private static String token(Invited invited) {
        return invited.link().substring(invited.link().lastIndexOf('/') + 1);
    }
}
