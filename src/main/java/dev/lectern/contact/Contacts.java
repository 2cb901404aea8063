package dev.lectern.contact;

import java.time.Clock;
import java.util.Objects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.lectern.database.Constraint;
import dev.lectern.file.Photo;
import dev.lectern.organization.Members;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Caller;
import dev.lectern.web.Conflict;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import dev.lectern.web.Unauthorized;
import dev.lectern.web.input.Draft;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Makes, changes and deletes contacts (C1, C2). */
@ApplicationScoped
public class Contacts {
    private static final String FIND = "id = ?1 AND organizationId = ?2";
    private static final String SAME = "organizationId = ?1 AND userId = ?2 AND lower(email) = lower(?3)";

    private final Members members;
    private final ContactTags tags;
    private final ContactPictures pictures;
    private final ContactReader reader;
    private final Clock clock;

    Contacts(Members members, ContactTags tags, ContactPictures pictures, ContactReader reader, Clock clock) {
        this.members = members;
        this.tags = tags;
        this.pictures = pictures;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Makes a contact of a member with its tags. {@link BadRequest} names every wrong field; {@link NotFound} for a user that there is
     * not, {@link Forbidden} for one of other organisations, {@link Conflict} when they have a contact with that e-mail.
     */
    Uni<ContactView> create(Caller caller, long userId, Draft<ContactForm> draft) {
        ContactForm form = draft.checked();
        return members.require(caller.organizationId(), userId)
                .chain(member -> form.hasPhoto() ? requireNew(caller, userId, form.email()) : nothing())
                .chain(() -> pictures.find(caller.organizationId(), draft))
                .chain(photo -> Panache.withTransaction(() -> insert(caller, userId, form, photo)))
                .chain(contact -> reader.one(caller, contact.id));
    }

    /** Changes what is given; fails as {@link #create}, and with {@link NotFound} for no contact. */
    Uni<ContactView> update(Caller caller, long contactId, Draft<ContactForm> draft) {
        ContactForm form = draft.checked();
        return (form.hasPhoto() ? reader.one(caller, contactId).replaceWithVoid() : nothing())
                .chain(() -> pictures.find(caller.organizationId(), draft))
                .chain(photo -> Panache.withTransaction(
                        () -> lock(caller, contactId).chain(contact -> change(contact, form, photo))))
                .chain(() -> reader.one(caller, contactId));
    }

    /** Deletes a contact; {@link NotFound} for none, {@link Forbidden} where its user is a member no more. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, long contactId) {
        return lock(caller, contactId).chain(this::remove);
    }

    private Uni<Contact> lock(Caller caller, long contactId) {
        return Contact.<Contact>find(FIND, contactId, caller.organizationId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of(Contact.KIND, contactId))
                .call(contact -> members.require(caller.organizationId(), contact.userId));
    }

    private Uni<Contact> insert(Caller caller, long userId, ContactForm form, Photo photo) {
        Contact contact = new Contact();
        contact.organizationId = caller.organizationId();
        contact.userId = userId;
        contact.email = form.email();
        contact.createAt = clock.instant();
        edit(contact, form);
        return pictures.keep(contact.organizationId, photo)
                .invoke(file -> contact.avatarId = file)
                .chain(() -> contact.<Contact>persistAndFlush())
                .onFailure(Constraint.broken("contacts_email_key"))
                .transform(there -> isThere(userId, form.email()))
                .onFailure(Constraint.broken("contacts_organization_id_fkey"))
                .transform(gone -> new Unauthorized("The organization has just been deleted"))
                .call(() -> tags.addToNew(contact, form.tags()));
    }

    private Uni<Void> change(Contact contact, ContactForm form, Photo photo) {
        Long before = contact.avatarId;
        edit(contact, form);
        return (form.photo() == null
                        ? nothing()
                        : pictures.keep(contact.organizationId, photo)
                                .invoke(file -> contact.avatarId = file)
                                .replaceWithVoid())
                .chain(() -> contact.persistAndFlush())
                .chain(() -> Objects.equals(before, contact.avatarId)
                        ? nothing()
                        : pictures.remove(contact.organizationId, before));
    }

    /** By a statement: entities that are deleted by racing calls get hold of each other's sessions (Hibernate Reactive 3.x). */
    private Uni<Void> remove(Contact contact) {
        return Contact.delete(FIND, contact.id, contact.organizationId)
                .chain(() -> pictures.remove(contact.organizationId, contact.avatarId));
    }

    /** No picture is fetched for a contact that is there already; the unique index still has the last word. */
    private static Uni<Void> requireNew(Caller caller, long userId, String email) {
        return Panache.withSession(() -> Contact.count(SAME, caller.organizationId(), userId, email))
                .invoke(count -> {
                    if (count > 0) {
                        throw isThere(userId, email);
                    }
                })
                .replaceWithVoid();
    }

    private static Conflict isThere(long userId, String email) {
        return new Conflict("User %d has a contact %s already".formatted(userId, email));
    }

    private void edit(Contact contact, ContactForm form) {
        contact.name = text(form.name(), contact.name);
        contact.secondName = text(form.secondName(), contact.secondName);
        contact.company = text(form.company(), contact.company);
        contact.position = text(form.position(), contact.position);
        contact.phoneMain = text(form.phoneMain(), contact.phoneMain);
        contact.updateAt = clock.instant();
    }

    private static String text(String given, String stored) {
        if (given == null) {
            return stored;
        }
        return given.isEmpty() ? null : given;
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
