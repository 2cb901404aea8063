package dev.lectern.admin;

import java.time.Clock;
import java.util.List;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.organization.ApiKey;
import dev.lectern.organization.ApiKeys;
import dev.lectern.organization.IssuedKey;
import dev.lectern.organization.Organizations;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** An organisation's keys, for the operator of the installation (O4). */
@Path("/admin/v1/organizations/{id}/keys")
public final class KeysResource {
    private final Organizations organizations;
    private final ApiKeys keys;
    private final Clock clock;
    private final Call call;
    private final Pages pages;

    KeysResource(Organizations organizations, ApiKeys keys, Clock clock, Call call, Pages pages) {
        this.organizations = organizations;
        this.keys = keys;
        this.clock = clock;
        this.call = call;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<IssuedKey> create(@RestPath long id) {
        return call.body(in -> KeyForm.read(in, clock.instant()))
                .chain(form -> keys.create(id, form.name(), form.expiresAt()));
    }

    @GET
    public Multi<KeyView> list(@RestPath long id) {
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        () -> organizations.get(id).chain(() -> keys.count(id)),
                        slice -> keys.list(id, slice).map(KeysResource::views),
                        KeyView::id));
    }

    @POST
    @Path("/{keyId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<IssuedKey> rotate(@RestPath long id, @RestPath long keyId) {
        return call.body(RotationForm::read).chain(form -> keys.rotate(id, keyId, form.grace()));
    }

    @DELETE
    @Path("/{keyId}")
    public Uni<Void> revoke(@RestPath long id, @RestPath long keyId) {
        return keys.revoke(id, keyId);
    }

    private static List<KeyView> views(List<ApiKey> some) {
        return some.stream().map(KeyView::of).toList();
    }
}
