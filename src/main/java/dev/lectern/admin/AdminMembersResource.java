package dev.lectern.admin;

import java.util.List;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.file.Photo;
import dev.lectern.file.Photos;
import dev.lectern.organization.Member;
import dev.lectern.organization.Members;
import dev.lectern.organization.Organizations;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import dev.lectern.web.input.Draft;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** An organisation's members, for the operator of the installation (O4). */
@Path("/admin/v1/organizations/{id}/members")
public final class AdminMembersResource {
    private final Organizations organizations;
    private final Members members;
    private final Photos photos;
    private final Call call;
    private final Pages pages;

    AdminMembersResource(Organizations organizations, Members members, Photos photos, Call call, Pages pages) {
        this.organizations = organizations;
        this.members = members;
        this.photos = photos;
        this.call = call;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<AdminMember> add(@RestPath long id) {
        return call.draft(MemberForm::add)
                .chain(draft -> photo(id, draft).chain(photo -> add(id, draft.checked(), photo)))
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
        return call.draft(MemberForm::change)
                .chain(draft -> photo(id, draft).chain(photo -> change(id, userId, draft.checked(), photo)))
                .map(AdminMember::of);
    }

    @DELETE
    @Path("/{userId}")
    public Uni<Void> remove(@RestPath long id, @RestPath long userId) {
        return members.remove(id, userId);
    }

    private Uni<Member> add(long id, MemberForm form, Photo photo) {
        return members.add(id, form.role(), form.profile(), photo);
    }

    private Uni<Member> change(long id, long userId, MemberForm form, Photo photo) {
        return members.change(id, userId, form.role(), form.profile(), form.photo() == null ? null : photo);
    }

    private Uni<Photo> photo(long id, Draft<MemberForm> draft) {
        String photo = draft.unchecked().photo();
        Uni<?> organization = photo == null ? Uni.createFrom().voidItem() : organizations.get(id);
        return organization.chain(() -> photos.find(id, draft, "photo", photo));
    }

    private static List<AdminMember> views(List<Member> some) {
        return some.stream().map(AdminMember::of).toList();
    }
}
