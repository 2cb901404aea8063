package dev.lectern.organization;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;

/** The members of the caller's organisation. */
@Path("/v3/organization/members")
public final class MembersResource {
    private final Members members;
    private final MemberViews views;
    private final Call call;
    private final Pages pages;

    MembersResource(Members members, MemberViews views, Call call, Pages pages) {
        this.members = members;
        this.views = views;
        this.call = call;
        this.pages = pages;
    }

    @GET
    public Multi<MemberView> list() {
        long organization = call.caller().organizationId();
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        () -> members.count(organization),
                        slice -> members.list(organization, slice).chain(views::of),
                        MemberView::id));
    }
}
