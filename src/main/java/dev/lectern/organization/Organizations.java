package dev.lectern.organization;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.database.Constraint;
import dev.lectern.web.Conflict;
import dev.lectern.web.NotFound;
import dev.lectern.web.Slice;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The tenants (O1). Every method is one transaction, or part of the caller's. */
@ApplicationScoped
public class Organizations {
    /** The first words of Lectern's own paths, or what may become one: a link of an organisation must not hide them (O1). */
    public static final Set<String> RESERVED_ALIASES = Set.of(
            "about",
            "admin",
            "api",
            "assets",
            "docs",
            "error",
            "errors",
            "favicon",
            "file",
            "files",
            "health",
            "help",
            "home",
            "index",
            "join",
            "lectern",
            "login",
            "logout",
            "metrics",
            "openapi",
            "public",
            "q",
            "register",
            "robots",
            "room",
            "rooms",
            "static",
            "status",
            "swagger",
            "swagger-ui",
            "unsubscribe",
            "v1",
            "v2",
            "v3",
            "v4",
            "well-known",
            "ws",
            "www");

    private static final String ALIAS_KEY = "organizations_alias_key";
    private static final String FIRST_KEY = "First key";
    private static final String LOCK_EVENTS = """
            SELECT id
            FROM events
            WHERE organization_id = :organization
            ORDER BY id
            FOR UPDATE
            """;

    private final Users users;
    private final Members members;
    private final ApiKeys keys;
    private final Clock clock;

    Organizations(Users users, Members members, ApiKeys keys, Clock clock) {
        this.users = users;
        this.members = members;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes an organisation with all settings given, its owner, joined by e-mail with whoever has it already, and a first
     * key; fails with {@link Conflict} when the alias is in use.
     */
    @WithTransaction
    public Uni<Founded> create(Settings settings, Profile owner) {
        return found(settings, owner, Secret.random());
    }

    /** As {@link #create}, with a key that everybody knows. Only for the demo (O5). */
    @WithTransaction
    public Uni<Founded> createWithPublicKey(Settings settings, Profile owner, String key) {
        return found(settings, owner, new Secret(key));
    }

    /** The organisation, or {@link NotFound}. */
    @WithSession
    public Uni<Organization> get(long id) {
        return Organization.<Organization>findById(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    @WithSession
    public Uni<Long> count() {
        return Organization.count();
    }

    /** Some of them, by id. */
    @WithSession
    public Uni<List<Organization>> list(Slice slice) {
        return Organization.getSession().chain(session -> session.createSelectionQuery(
                        "FROM Organization WHERE id > :after ORDER BY id", Organization.class)
                .setParameter("after", slice.after())
                .setFirstResult((int) Math.min(slice.offset(), Integer.MAX_VALUE))
                .setMaxResults(slice.limit())
                .getResultList());
    }

    /** Changes what is given; fails with {@link Conflict} when the alias is in use. */
    @WithTransaction
    public Uni<Organization> change(long id, Settings settings) {
        return get(id).invoke(organization -> set(organization, settings)).chain(Organizations::save);
    }

    /** Deletes the organisation and all that it owns, after calls under way that change its events; its people stay. */
    @WithTransaction
    public Uni<Void> delete(long id) {
        return lockEvents(id)
                .chain(() -> Organization.delete("id", id))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw notFound(id);
                    }
                })
                .replaceWithVoid();
    }

    /** First, as registrations hold their event's lock when they come to need the organisation. */
    private static Uni<Void> lockEvents(long id) {
        return Organization.getSession()
                .chain(session -> session.createNativeQuery(LOCK_EVENTS, Long.class)
                        .setParameter("organization", id)
                        .getResultList())
                .replaceWithVoid();
    }

    static NotFound notFound(long id) {
        return NotFound.of("Organization", id);
    }

    private Uni<Founded> found(Settings settings, Profile owner, Secret firstKey) {
        return users.join(owner).chain(user -> save(organization(settings, user))
                .call(organization -> members.enter(organization, user, Role.ADMIN))
                .call(organization -> keys.issue(organization.id, FIRST_KEY, firstKey, null))
                .map(organization -> new Founded(organization, firstKey.text())));
    }

    private Organization organization(Settings settings, User owner) {
        Organization organization = new Organization();
        organization.ownerId = owner.id;
        organization.createAt = clock.instant();
        set(organization, settings);
        return organization;
    }

    private static void set(Organization organization, Settings settings) {
        organization.name = settings.name() == null ? organization.name : settings.name();
        organization.alias = settings.alias() == null ? organization.alias : settings.alias();
        organization.timeZoneId = settings.timeZone() == null
                ? organization.timeZoneId
                : Long.valueOf(settings.timeZone().id());
        organization.lang = settings.lang() == null ? organization.lang : settings.lang();
    }

    private static Uni<Organization> save(Organization organization) {
        return organization
                .<Organization>persistAndFlush()
                .onFailure(Constraint.broken(ALIAS_KEY))
                .transform(inUse -> new Conflict("Alias " + organization.alias + " is in use"));
    }
}
