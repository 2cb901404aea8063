package dev.lectern.contact;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tags of many contacts at once. */
@Path("/v3/contacts/tags")
@Cancellable(false)
public final class ContactTagsResource {
    private final ContactTags tags;
    private final Call call;

    ContactTagsResource(ContactTags tags, Call call) {
        this.tags = tags;
        this.call = call;
    }

    @POST
    @Path("/add")
    @ResponseStatus(201)
    public Uni<UpdatedContacts> add() {
        return call.body(TagsForm::read).chain(form -> tags.add(call.caller(), form));
    }

    @POST
    @Path("/remove")
    public Uni<Void> remove() {
        return call.body(TagsForm::read).chain(form -> tags.remove(call.caller(), form));
    }
}
