package dev.lectern.organization;

import java.time.Clock;
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
                .setParameter("sex", (profile.sex() == null ? Sex.o : profile.sex()).name())
                .setParameter("position", profile.position())
                .setParameter("organization", profile.organization())
                .setParameter(
                        "lang", profile.lang() == null ? null : profile.lang().name())
                .setParameter("photo", photoId)
                .setParameter("now", clock.instant());
    }
}
