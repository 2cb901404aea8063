package dev.lectern.admin;

import java.util.List;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.organization.Member;
import dev.lectern.organization.Members;
import dev.lectern.organization.Organizations;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** An organisation's members, for the operator of the installation (O4). */
@Path("/admin/v1/organizations/{id}/members")
public final class AdminMembersResource {
    private final Organizations organizations;
    private final Members members;
    private final Call call;
    private final Pages pages;

    AdminMembersResource(Organizations organizations, Members members, Call call, Pages pages) {
        this.organizations = organizations;
        this.members = members;
        this.call = call;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<AdminMember> add(@RestPath long id) {
        return call.body(MemberForm::add)
                .chain(form -> members.add(id, form.role(), form.profile()))
                .map(AdminMember::of);
    }

    @GET
    public Multi<AdminMember> list(@RestPath long id) {
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        () -> organizations.get(id).chain(() -> members.count(id)),
                        slice -> members.list(id, slice).map(AdminMembersResource::views),
                        AdminMember::id));
    }

    @PUT
    @Path("/{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AdminMember> change(@RestPath long id, @RestPath long userId) {
        return call.body(MemberForm::change)
                .chain(form -> members.change(id, userId, form.role(), form.profile()))
                .map(AdminMember::of);
    }

    @DELETE
    @Path("/{userId}")
    public Uni<Void> remove(@RestPath long id, @RestPath long userId) {
        return members.remove(id, userId);
    }

    private static List<AdminMember> views(List<Member> some) {
        return some.stream().map(AdminMember::of).toList();
    }
}
