package dev.lectern.admin;

import java.util.List;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.organization.Organization;
import dev.lectern.organization.Organizations;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Organisations, for the operator of the installation (O4). */
@Path("/admin/v1/organizations")
public final class OrganizationsResource {
    private final Organizations organizations;
    private final TimeZones zones;
    private final Call call;
    private final Pages pages;

    OrganizationsResource(Organizations organizations, TimeZones zones, Call call, Pages pages) {
        this.organizations = organizations;
        this.zones = zones;
        this.call = call;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<OrganizationCreated> create() {
        return call.body(in -> OrganizationForm.create(in, zones))
                .chain(form -> organizations.create(form.settings(), form.owner()))
                .map(OrganizationCreated::of);
    }

    @GET
    public Multi<OrganizationView> list() {
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        organizations::count,
                        slice -> organizations.list(slice).map(this::views),
                        OrganizationView::id));
    }

    @GET
    @Path("/{id}")
    public Uni<OrganizationView> get(@RestPath long id) {
        return organizations.get(id).map(this::view);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<OrganizationView> change(@RestPath long id) {
        return call.body(in -> OrganizationForm.change(in, zones))
                .chain(form -> organizations.change(id, form.settings()))
                .map(this::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@RestPath long id) {
        return organizations.delete(id);
    }

    private OrganizationView view(Organization organization) {
        return OrganizationView.of(organization, zones);
    }

    private List<OrganizationView> views(List<Organization> some) {
        return some.stream().map(this::view).toList();
    }
}
