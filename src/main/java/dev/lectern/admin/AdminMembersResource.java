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
import dev.lectern.web.ApiDescription;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** An organisation's members, for the operator of the installation (O4). */
@Tag(name = "admin")
@SecurityRequirement(name = ApiDescription.ADMIN_TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORIZED)
@Path("/admin/v1/organizations/{id}/members")
public final class AdminMembersResource {
    private static final String ADD = """
            {"email":"maria@example.org","role":"LECTURER","name":"Maria","secondName":"Volkova","sex":"f"}""";
    private static final String CHANGE = """
            {"role":"ADMIN"}""";
    private static final String SHOWN = """
            {"id":9,"email":"maria@example.org","role":"LECTURER","name":"Maria","secondName":"Volkova","sex":"f"}""";
    private static final String LISTED = """
            [{"id":9,"email":"maria@example.org","role":"LECTURER","name":"Maria","secondName":"Volkova","sex":"f"}]""";

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
    @Operation(
            operationId = "addMember",
            summary = "Adds a member",
            description = "A user who has the e-mail already joins as stored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.NewMember.class),
                            examples = @ExampleObject(name = "request", value = ADD)))
    @APIResponse(
            responseCode = "201",
            description = "The member",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminMember.class),
                            examples = @ExampleObject(name = "answer", value = SHOWN)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<AdminMember> add(@RestPath long id) {
        return call.body(MemberForm::add)
                .chain(form -> members.add(id, form.role(), form.profile()))
                .map(AdminMember::of);
    }

    @GET
    @Operation(operationId = "listOrganizationMembers", summary = "The members of an organization, by id")
    @Parameter(ref = ApiDescription.PAGE)
    @Parameter(ref = ApiDescription.PER_PAGE)
    @APIResponse(
            responseCode = "200",
            description = "The members",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = AdminMember.class),
                            examples = @ExampleObject(name = "answer", value = LISTED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
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
    @Operation(
            operationId = "changeMember",
            summary = "Changes what is given of a member",
            description = "The owner stays ADMIN. An empty text clears a field.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.MemberChange.class),
                            examples = @ExampleObject(name = "request", value = CHANGE)))
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminMember.class),
                            examples = @ExampleObject(name = "answer", value = SHOWN)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<AdminMember> change(@RestPath long id, @RestPath long userId) {
        return call.body(MemberForm::change)
                .chain(form -> members.change(id, userId, form.role(), form.profile()))
                .map(AdminMember::of);
    }

    @DELETE
    @Path("/{userId}")
    @Operation(
            operationId = "removeMember",
            summary = "Ends a membership; the user stays",
            description = "The owner can not be removed.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    public Uni<Void> remove(@RestPath long id, @RestPath long userId) {
        return members.remove(id, userId);
    }

    private static List<AdminMember> views(List<Member> some) {
        return some.stream().map(AdminMember::of).toList();
    }
}
