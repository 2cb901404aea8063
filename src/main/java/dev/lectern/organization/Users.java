package dev.lectern.organization;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.database.Constraint;
import dev.lectern.web.Conflict;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** People, platform-wide (O1). */
@ApplicationScoped
public class Users {
    /** The update changes nothing: it makes a row that is there already come back, also one that a racing call has just made. */
    private static final String JOIN = """
            INSERT INTO users (
                email, name, second_name, patr_name, nickname, phone, sex, position, organization, lang, photo_id,
                create_at)
            VALUES (
                :email, :name, :secondName, :patrName, :nickname, :phone, :sex, :position, :organization, :lang,
                cast(:photo AS bigint), :now)
            ON CONFLICT (lower(email)) DO UPDATE SET email = users.email
            RETURNING *
            """;

    /** In one order, so that calls that make the same people wait for each other instead of locking each other out. */
    private static final String CREATE_ALL = """
            INSERT INTO users (
                email, name, second_name, patr_name, nickname, phone, sex, position, organization, description, create_at)
            SELECT p.email, p.name, p.second_name, p.patr_name, p.nickname, p.phone, p.sex, p.position, p.organization,
                p.description, :now
            FROM unnest(
                cast(:emails AS varchar[]), cast(:names AS varchar[]), cast(:secondNames AS varchar[]),
                cast(:patrNames AS varchar[]), cast(:nicknames AS varchar[]), cast(:phones AS varchar[]),
                cast(:sexes AS varchar[]), cast(:positions AS varchar[]), cast(:organizations AS varchar[]),
                cast(:descriptions AS varchar[]))
                WITH ORDINALITY AS p(
                    email, name, second_name, patr_name, nickname, phone, sex, position, organization, description, ordinal)
            ORDER BY lower(p.email), p.ordinal
            ON CONFLICT (lower(email)) DO NOTHING
            RETURNING id
            """;

    private static final String FIND_ALL = """
            SELECT u.id
            FROM unnest(cast(:emails AS varchar[])) WITH ORDINALITY AS p(email, ordinal)
            JOIN users u ON lower(u.email) = lower(p.email)
            ORDER BY p.ordinal
            """;

    private final Clock clock;

    Users(Clock clock) {
        this.clock = clock;
    }

    /** The user with the profile's e-mail as stored, else a new one. Runs within the caller's transaction. */
    public Uni<User> join(Profile profile) {
        return join(profile, null);
    }

    /** As {@link #join(Profile)}; a new user gets the photo with this id, if not null. */
    Uni<User> join(Profile profile, Long photoId) {
        return Panache.getSession()
                .chain(session -> insert(session, profile, photoId).getSingleResult());
    }

    /** A user by one of the e-mails asked for, and whether they have just been made. */
    public record Joined(long id, boolean isNew) {}

    /**
     * The users with the profiles' e-mails, in the order of the profiles: stored ones as they are, and new ones for the others.
     * An e-mail given twice is the same user twice, with the data of the first. Two statements, however many profiles; within the
     * caller's transaction.
     */
    public Uni<List<Joined>> joinAll(List<Profile> profiles) {
        return Panache.getSession().chain(session -> insertAll(session, profiles)
                .map(HashSet::new)
                .chain(created -> session.createNativeQuery(FIND_ALL, Long.class)
                        .setParameter("emails", texts(profiles, Profile::email))
                        .getResultList()
                        .map(ids -> ids.stream()
                                .map(id -> new Joined(id, created.contains(id)))
                                .toList())));
    }

    /** Gives a person this photo, a file's, unless they have one; whether it did. Within the caller's transaction. */
    public Uni<Boolean> showUnlessShown(long userId, long fileId) {
        return User.update("photoId = ?1 WHERE id = ?2 AND photoId IS NULL", fileId, userId)
                .map(changed -> changed > 0);
    }

    /** Changes what is given; {@link Conflict} for an e-mail that another user has. Within the caller's transaction. */
    Uni<User> change(User user, Profile profile) {
        user.email = given(profile.email(), user.email);
        user.name = given(profile.name(), user.name);
        user.secondName = given(profile.secondName(), user.secondName);
        user.patrName = given(profile.patrName(), user.patrName);
        user.nickname = given(profile.nickname(), user.nickname);
        user.phone = given(profile.phone(), user.phone);
        user.sex = given(profile.sex(), user.sex);
        user.position = given(profile.position(), user.position);
        user.organization = given(profile.organization(), user.organization);
        user.lang = given(profile.lang(), user.lang);
        return user.<User>persistAndFlush()
                .onFailure(Constraint.broken("users_email_key"))
                .transform(inUse -> new Conflict("E-mail " + profile.email() + " is in use"));
    }

    private Uni<List<Long>> insertAll(Mutiny.Session session, List<Profile> profiles) {
        return session.createNativeQuery(CREATE_ALL, Long.class)
                .setParameter("emails", texts(profiles, Profile::email))
                .setParameter("names", texts(profiles, Profile::name))
                .setParameter("secondNames", texts(profiles, Profile::secondName))
                .setParameter("patrNames", texts(profiles, Profile::patrName))
                .setParameter("nicknames", texts(profiles, Profile::nickname))
                .setParameter("phones", texts(profiles, Profile::phone))
                .setParameter("sexes", texts(profiles, profile -> sex(profile).name()))
                .setParameter("positions", texts(profiles, Profile::position))
                .setParameter("organizations", texts(profiles, Profile::organization))
                .setParameter("descriptions", texts(profiles, Profile::description))
                .setParameter("now", clock.instant())
                .getResultList();
    }

    private static String[] texts(List<Profile> profiles, Function<Profile, String> text) {
        return profiles.stream().map(text).toArray(String[]::new);
    }

    private static Sex sex(Profile profile) {
        return profile.sex() == null ? Sex.o : profile.sex();
    }

    private static <T> T given(T value, T stored) {
        return value == null ? stored : value;
    }

    private Mutiny.SelectionQuery<User> insert(Mutiny.Session session, Profile profile, Long photoId) {
        return session.createNativeQuery(JOIN, User.class)
                .setParameter("email", profile.email())
                .setParameter("name", profile.name())
                .setParameter("secondName", profile.secondName())
                .setParameter("patrName", profile.patrName())
                .setParameter("nickname", profile.nickname())
                .setParameter("phone", profile.phone())
                .setParameter("sex", sex(profile).name())
                .setParameter("position", profile.position())
                .setParameter("organization", profile.organization())
                .setParameter(
                        "lang", profile.lang() == null ? null : profile.lang().name())
                .setParameter("photo", photoId)
                .setParameter("now", clock.instant());
    }
}
