package dev.lectern.contact;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Contacts: the address books of members. */
@Path("/v3")
@Cancellable(false)
public final class ContactsResource {
    private final Contacts contacts;
    private final ContactReader reader;
    private final Call call;

    ContactsResource(Contacts contacts, ContactReader reader, Call call) {
        this.contacts = contacts;
        this.reader = reader;
        this.call = call;
    }

    @POST
    @Path("/users/{userId}/contacts")
    @ResponseStatus(201)
    public Uni<ContactView> create(@RestPath long userId) {
        return call.draft(ContactForm::readNew).chain(draft -> contacts.create(call.caller(), userId, draft));
    }

    @PUT
    @Path("/contacts/{contactId}")
    public Uni<ContactView> update(@RestPath long contactId) {
        return call.draft(ContactForm::readChanges).chain(draft -> contacts.update(call.caller(), contactId, draft));
    }

    @DELETE
    @Path("/contacts/{contactId}")
    public Uni<Void> delete(@RestPath long contactId) {
        return contacts.delete(call.caller(), contactId);
    }

    @GET
    @Path("/contacts/{contactId}")
    public Uni<ContactView> get(@RestPath long contactId) {
        return reader.one(call.caller(), contactId);
    }
}
