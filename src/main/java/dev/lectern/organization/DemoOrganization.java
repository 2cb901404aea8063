package dev.lectern.organization;

import java.util.List;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.file.Photo;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Makes the demo organisation with its people on the first start of a demo installation (O5), in one transaction: a start that is
 * killed in the middle leaves nothing, and the next begins anew. What else the demo shows is added by observers of
 * {@link StartupEvent} with a priority above {@link #PRIORITY}.
 */
@ApplicationScoped
public class DemoOrganization {
    /** When in the start the organisation is there. */
    public static final int PRIORITY = 1_000;

    public static final String ALIAS = "demo";
    public static final String KEY = "HelloWorld";

    private static final Logger LOG = Logger.getLogger(DemoOrganization.class);
    private static final Profile OWNER = person("olga.petrova", "Olga", "Petrova", "Sergeevna", Sex.f, "Director");
    private static final List<Invited> MEMBERS = List.of(
            new Invited(Role.ADMIN, person("ivan.smirnov", "Ivan", "Smirnov", "Pavlovich", Sex.m, "Producer")),
            new Invited(Role.LECTURER, person("maria.volkova", "Maria", "Volkova", "Ilinichna", Sex.f, "Lecturer")),
            new Invited(Role.LECTURER, person("denis.orlov", "Denis", "Orlov", "Igorevich", Sex.m, "Lecturer")),
            new Invited(Role.USER, person("anna.lebedeva", "Anna", "Lebedeva", "Olegovna", Sex.f, "Assistant")),
            new Invited(Role.USER, person("timur.galiev", "Timur", "Galiev", "Rustamovich", Sex.m, "Analyst")));

    private final DemoConfig config;
    private final Organizations organizations;
    private final Members members;
    private final TimeZones zones;

    DemoOrganization(DemoConfig config, Organizations organizations, Members members, TimeZones zones) {
        this.config = config;
        this.organizations = organizations;
        this.members = members;
        this.zones = zones;
    }

    private record Invited(Role role, Profile profile) {}

    void start(@Observes @Priority(PRIORITY) StartupEvent event) throws Throwable {
        if (config.demo()) {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(this::createOnce));
        }
    }

    private Uni<Void> createOnce() {
        return organizations.count().chain(count -> count > 0 ? Uni.createFrom().voidItem() : create());
    }

    private Uni<Void> create() {
        Settings settings = new Settings("Lectern Demo", ALIAS, zones.get(TimeZones.MOSCOW), Lang.RU);
        return organizations
                .createWithPublicKey(settings, OWNER, KEY)
                .chain(demo -> addMembers(demo.organization().id))
                .invoke(() -> LOG.infof("The demo organization was made, with the key %s", KEY));
    }

    private Uni<Void> addMembers(long organizationId) {
        return Multi.createFrom()
                .iterable(MEMBERS)
                .onItem()
                .transformToUniAndConcatenate(
                        member -> members.add(organizationId, member.role(), member.profile(), new Photo.None()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Profile person(
            String address, String name, String secondName, String patrName, Sex sex, String position) {
        return new Profile(
                address + "@example.org",
                name,
                secondName,
                patrName,
                null,
                "",
                sex,
                position,
                "Lectern Demo",
                null,
                Lang.RU);
    }
}
