package dev.lectern.organization;

import java.util.List;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.web.ApiDescription;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The members of the caller's organisation. */
@Tag(name = "organization")
@SecurityRequirement(name = ApiDescription.API_KEY)
@APIResponse(responseCode = "400", ref = ApiDescription.NO_KEY)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORIZED)
@Path("/v3/organization/members")
public final class MembersResource {
    private static final String EXAMPLE = """
            [{"id":8,"role":"LECTURER","name":"Maria","secondName":"Volkova","patrName":"Ilinichna",
            "nickname":"mvolkova","email":"maria.volkova@example.org","phone":"","sex":"f"}]""";

    private final Members members;
    private final Call call;
    private final Pages pages;

    MembersResource(Members members, Call call, Pages pages) {
        this.members = members;
        this.call = call;
        this.pages = pages;
    }

    @GET
    @Operation(operationId = "listMembers", summary = "The members of the organization, by id")
    @Parameter(ref = ApiDescription.PAGE)
    @Parameter(ref = ApiDescription.PER_PAGE)
    @APIResponse(
            responseCode = "200",
            description = "The members",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MemberView.class),
                            examples = @ExampleObject(name = "answer", value = EXAMPLE)))
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
