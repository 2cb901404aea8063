package dev.lectern.organization;

import java.util.List;
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
    private final Call call;
    private final Pages pages;

    MembersResource(Members members, Call call, Pages pages) {
        this.members = members;
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
                        slice -> members.list(organization, slice).map(MembersResource::views),
                        MemberView::id));
    }

    private static List<MemberView> views(List<Member> members) {
        return members.stream().map(MemberView::of).toList();
    }
}
