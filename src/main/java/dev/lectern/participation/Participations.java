package dev.lectern.participation;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.RegistrationTarget;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes participations and what people answered, a set a statement, within the caller's transaction. */
@ApplicationScoped
class Participations {
    private static final int TOKEN_BYTES = 16;

    /** Whoever is in the series needs no place in a session (R1). */
    private static final String INSERT = """
            INSERT INTO participations (
                organization_id, event_id, session_id, user_id, role, token, is_accepted, is_auto_enter, invite_user_id,
                referrer, create_at)
            SELECT :organization, :event, cast(:session AS bigint), p.user_id, p.role, p.token, :accepted, :autoEnter,
                cast(:inviter AS bigint), p.referrer, :now
            FROM unnest(
                cast(:users AS bigint[]), cast(:roles AS varchar[]), cast(:tokens AS varchar[]), cast(:referrers AS varchar[]))
                WITH ORDINALITY AS p(user_id, role, token, referrer, ordinal)
            WHERE NOT EXISTS (
                SELECT 1 FROM participations s
                WHERE s.event_id = :event AND s.user_id = p.user_id AND s.session_id IS NULL)
            ORDER BY p.ordinal
            ON CONFLICT DO NOTHING
            RETURNING id, user_id
            """;

    private static final String ANSWERS = """
            INSERT INTO participation_answers (organization_id, participation_id, key, label, type, value, ordinal)
            SELECT :organization, a.participation_id, a.key, a.label, a.type, a.value, a.ordinal
            FROM unnest(
                cast(:participations AS bigint[]), cast(:keys AS varchar[]), cast(:labels AS varchar[]),
                cast(:types AS varchar[]), cast(:values AS varchar[]), cast(:ordinals AS integer[]))
                AS a(participation_id, key, label, type, value, ordinal)
            """;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Participations(Clock clock) {
        this.clock = clock;
    }

    /** A user who is to take part; new ones are known by this registration only. */
    record Candidate(long userId, boolean isNew, Registration registration) {}

    /** A user who takes part now. */
    record Participant(long id, Candidate candidate, String token) {
        long userId() {
            return candidate.userId();
        }

        Registration registration() {
            return candidate.registration();
        }
    }

    private record Answered(long participationId, Answer answer, int ordinal) {}

    /**
     * Registers these users as the target has it (R2), and gives those who were not registered already, in order.
     *
     * @param candidates each user once
     */
    Uni<List<Participant>> add(RegistrationTarget target, boolean isAutoEnter, List<Candidate> candidates) {
        String[] tokens = candidates.stream().map(candidate -> token()).toArray(String[]::new);
        return Panache.getSession()
                .chain(session -> insert(session, target, isAutoEnter, candidates, tokens))
                .map(rows -> participants(candidates, tokens, rows))
                .call(added -> answer(target, added));
    }

    private Uni<List<Object[]>> insert(
            Mutiny.Session session,
            RegistrationTarget target,
            boolean isAutoEnter,
            List<Candidate> candidates,
            String[] tokens) {
        return session.createNativeQuery(INSERT, Object[].class)
                .setParameter("organization", target.organizationId())
                .setParameter("event", target.eventId())
                .setParameter("session", target.sessionId())
                .setParameter(
                        "users", candidates.stream().map(Candidate::userId).toArray(Long[]::new))
                .setParameter("roles", texts(candidates, candidate -> candidate
                        .registration()
                        .role()
                        .name()))
                .setParameter("tokens", tokens)
                .setParameter(
                        "referrers",
                        texts(candidates, candidate -> candidate.registration().referrer()))
                .setParameter("accepted", target.isAccepting())
                .setParameter("autoEnter", isAutoEnter)
                .setParameter("inviter", target.inviteUserId())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    private static List<Participant> participants(List<Candidate> candidates, String[] tokens, List<Object[]> rows) {
        Map<Long, Long> ids = new HashMap<>();
        rows.forEach(row -> ids.put((Long) row[1], (Long) row[0]));
        List<Participant> participants = new ArrayList<>(rows.size());
        for (int i = 0; i < tokens.length; i++) {
            Candidate candidate = candidates.get(i);
            Long id = ids.get(candidate.userId());
            if (id != null) {
                participants.add(new Participant(id, candidate, tokens[i]));
            }
        }
        return participants;
    }

    private static Uni<Void> answer(RegistrationTarget target, List<Participant> participants) {
        Questions questions = new Questions(target.questions());
        List<Answered> answered = new ArrayList<>();
        for (Participant participant : participants) {
            List<Answer> answers = questions.answered(participant.registration().answers());
            for (int i = 0; i < answers.size(); i++) {
                answered.add(new Answered(participant.id(), answers.get(i), i));
            }
        }
        return answered.isEmpty() ? Uni.createFrom().voidItem() : insert(target, answered);
    }

    private static Uni<Void> insert(RegistrationTarget target, List<Answered> answers) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ANSWERS)
                        .setParameter("organization", target.organizationId())
                        .setParameter(
                                "participations",
                                answers.stream().map(Answered::participationId).toArray(Long[]::new))
                        .setParameter("keys", texts(answers, answered -> answered.answer()
                                .key()))
                        .setParameter("labels", texts(answers, answered -> answered.answer()
                                .label()))
                        .setParameter("types", texts(answers, answered -> answered.answer()
                                .type()))
                        .setParameter("values", texts(answers, answered -> answered.answer()
                                .value()))
                        .setParameter(
                                "ordinals",
                                answers.stream().map(Answered::ordinal).toArray(Integer[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private String token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
