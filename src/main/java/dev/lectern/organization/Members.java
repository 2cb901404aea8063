package dev.lectern.organization;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.lectern.database.Constraint;
import dev.lectern.file.Photo;
import dev.lectern.web.Conflict;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import dev.lectern.web.Slice;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who belongs to an organisation, and as what (O1). Every method is one transaction, or part of the caller's; the members it
 * gives have their user loaded.
 */
@ApplicationScoped
public class Members {
    private static final String SLICE = """
            FROM Member m
            JOIN FETCH m.user
            WHERE m.organizationId = :organization
                AND m.userId > :after
            ORDER BY m.userId
            """;
    private static final String SOME = """
            FROM Member m
            JOIN FETCH m.user
            WHERE m.organizationId = ?1
                AND m.userId IN ?2
            ORDER BY m.userId
            """;

    private final Users users;
    private final UserPhotos photos;
    private final Clock clock;

    Members(Users users, UserPhotos photos, Clock clock) {
        this.users = users;
        this.photos = photos;
        this.clock = clock;
    }

    @WithSession
    public Uni<Long> count(long organizationId) {
        return Member.count("organizationId", organizationId);
    }

    /** Some of the organisation's members, by user id. */
    @WithSession
    public Uni<List<Member>> list(long organizationId, Slice slice) {
        return Member.getSession().chain(session -> session.createSelectionQuery(SLICE, Member.class)
                .setParameter("organization", organizationId)
                .setParameter("after", slice.after())
                .setFirstResult((int) Math.min(slice.offset(), Integer.MAX_VALUE))
                .setMaxResults(slice.limit())
                .getResultList());
    }

    /** Those of these users who are members of the organisation, by user id. */
    @WithSession
    public Uni<List<Member>> find(long organizationId, Collection<Long> userIds) {
        return Member.list(SOME, organizationId, userIds);
    }

    /** The member; {@link NotFound} for a user that there is not, {@link Forbidden} for one of other organisations (E11). */
    @WithSession
    public Uni<Member> require(long organizationId, long userId) {
        return User.<User>findById(userId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("User", userId))
                .chain(user -> Member.<Member>findById(new Member.Key(organizationId, userId)))
                .onItem()
                .ifNull()
                .failWith(() -> new Forbidden("User " + userId + " is no member of the organization"));
    }

    /** Makes a member of the user with this e-mail as stored, else of a new one; {@link Conflict} when it is one already. */
    @WithTransaction
    public Uni<Member> add(long organizationId, Role role, Profile profile, Photo photo) {
        return Organization.<Organization>findById(organizationId, LockModeType.PESSIMISTIC_READ)
                .onItem()
                .ifNull()
                .failWith(() -> Organizations.notFound(organizationId))
                .chain(organization ->
                        photos.join(organizationId, profile, photo).chain(user -> enter(organization, user, role)));
    }

    /**
     * Changes what is given, null being what is not; {@link Conflict} for another role of the owner, or an e-mail that another user has.
     */
    @WithTransaction
    public Uni<Member> change(long organizationId, long userId, Role role, Profile profile, Photo photo) {
        return lock(organizationId, userId)
                .call(member ->
                        role == null || role == member.role ? Uni.createFrom().voidItem() : keepOwner(member))
                .invoke(member -> member.role = role == null ? member.role : role)
                .call(member -> Mutiny.fetch(member.user)
                        .chain(user -> users.change(user, profile))
                        .call(user -> photos.change(organizationId, user, photo)));
    }

    /** Ends a membership; the user stays. {@link Conflict} for the owner. */
    @WithTransaction
    public Uni<Void> remove(long organizationId, long userId) {
        return lock(organizationId, userId).call(Members::keepOwner).chain(Members::delete);
    }

    /** By a statement: entities deleted by racing calls get hold of each other's sessions (Hibernate Reactive 3.x). */
    private static Uni<Void> delete(Member member) {
        return Member.delete("organizationId = ?1 AND userId = ?2", member.organizationId, member.userId)
                .replaceWithVoid();
    }

    Uni<Member> enter(Organization organization, User user, Role role) {
        Member member = new Member();
        member.organizationId = organization.id;
        member.userId = user.id;
        member.user = user;
        member.role = role;
        member.createAt = clock.instant();
        return member.<Member>persistAndFlush()
                .onFailure(Constraint.broken("members_pkey"))
                .transform(there -> new Conflict("User " + user.id + " is a member already"));
    }

    private static Uni<Organization> keepOwner(Member member) {
        return Organization.<Organization>findById(member.organizationId).invoke(organization -> {
            if (organization.ownerId.equals(member.userId)) {
                throw new Conflict("User " + member.userId + " owns the organization and stays its ADMIN");
            }
        });
    }

    private static Uni<Member> lock(long organizationId, long userId) {
        return Member.<Member>findById(new Member.Key(organizationId, userId), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("Member", userId));
    }
}
