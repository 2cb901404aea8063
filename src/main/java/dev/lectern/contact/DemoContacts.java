package dev.lectern.contact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.organization.DemoConfig;
import dev.lectern.organization.DemoOrganization;
import dev.lectern.web.Caller;
import dev.lectern.web.Callers;
import dev.lectern.web.Unauthorized;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.FormReader;
import dev.lectern.web.input.Table;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Gives the owner of the demo organisation some contacts (O5), all in one transaction. Their tag, which nobody can delete, tells
 * that it was done: a tidy user does not get them twice.
 */
@ApplicationScoped
class DemoContacts {
    private static final int AFTER_ORGANIZATION = DemoOrganization.PRIORITY + 50;
    private static final String TAG = "Newsletter";
    private static final List<String> CONTACTS = List.of(
            "email=vera.titova@example.org&name=Vera&secondName=Titova&company=Titova and Co&position=Accountant"
                    + "&phoneMain=8 495 000-00-01&tags[]=Newsletter&tags[]=Client",
            "email=pavel.zimin@example.org&name=Pavel&secondName=Zimin&company=Northern School&position=Teacher"
                    + "&tags[]=Newsletter&tags[]=Partner",
            "email=leyla.aydin@example.org&name=Leyla&secondName=Aydın&company=İzmir Akademi&tags[]=Newsletter",
            "email=sergey.belov@example.org&name=Сергей&secondName=Белов&company=Белов и сыновья&tags[]=Client");

    private final DemoConfig config;
    private final Callers callers;
    private final Contacts contacts;

    DemoContacts(DemoConfig config, Callers callers, Contacts contacts) {
        this.config = config;
        this.callers = callers;
        this.contacts = contacts;
    }

    void start(@Observes @Priority(AFTER_ORGANIZATION) StartupEvent event) throws Throwable {
        if (config.demo()) {
            VertxContextSupport.subscribeAndAwait(() -> callers.callerOf(DemoOrganization.KEY)
                    .chain(this::createOnce)
                    .onFailure(Unauthorized.class)
                    .recoverWithNull());
        }
    }

    /** Makes them for this organisation's owner, unless that was done before. */
    Uni<Void> createOnce(Caller caller) {
        return Panache.withTransaction(() ->
                wereMade(caller).chain(wereMade -> wereMade ? Uni.createFrom().voidItem() : create(caller)));
    }

    private static Uni<Boolean> wereMade(Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT count(*) FROM tags WHERE organization_id = :organization AND name = :name",
                                Long.class)
                        .setParameter("organization", caller.organizationId())
                        .setParameter("name", TAG)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    private Uni<Void> create(Caller caller) {
        return Multi.createFrom()
                .iterable(CONTACTS)
                .onItem()
                .transformToUniAndConcatenate(form -> contacts.add(caller, caller.userId(), read(form)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static ContactForm read(String form) {
        return Fields.read(FormReader.read(form.getBytes(StandardCharsets.UTF_8)), Table.EMPTY, ContactForm::readNew);
    }
}
