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

/** Organisations, for the operator of the installation (O4). */
@Tag(name = "admin")
@SecurityRequirement(name = ApiDescription.ADMIN_TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORIZED)
@Path("/admin/v1/organizations")
public final class OrganizationsResource {
    private static final String CREATE = """
            {"name":"Night School","alias":"school","timezone":"Europe/Moscow","lang":"RU",
            "owner":{"email":"olga@example.org","name":"Olga","secondName":"Petrova"}}""";
    private static final String CREATED = """
            {"id":3,"name":"Night School","alias":"school","ownerId":8,
            "apiKey":"q2V0bX9wd3JlYWRhYmxlc2VjcmV0c2FyZW5vdHNlY3JldHM0Mg"}""";
    private static final String CHANGE = """
            {"timezone":"Asia/Omsk"}""";
    private static final String SHOWN = """
            {"id":3,"name":"Night School","alias":"school","timezone":"Europe/Moscow","lang":"RU","ownerId":8,
            "createAt":"2026-03-01T09:00:00Z"}""";
    private static final String LISTED = """
            [{"id":3,"name":"Night School","alias":"school","timezone":"Europe/Moscow","lang":"RU","ownerId":8,
            "createAt":"2026-03-01T09:00:00Z"}]""";

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
    @Operation(
            operationId = "createOrganization",
            summary = "Makes an organization with its owner and first key",
            description = "The key is shown this once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.NewOrganization.class),
                            examples = @ExampleObject(name = "request", value = CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The organization and its key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationCreated.class),
                            examples = @ExampleObject(name = "answer", value = CREATED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<OrganizationCreated> create() {
        return call.body(in -> OrganizationForm.create(in, zones))
                .chain(form -> organizations.create(form.settings(), form.owner()))
                .map(OrganizationCreated::of);
    }

    @GET
    @Operation(operationId = "listOrganizations", summary = "All organizations, by id")
    @Parameter(ref = ApiDescription.PAGE)
    @Parameter(ref = ApiDescription.PER_PAGE)
    @APIResponse(
            responseCode = "200",
            description = "The organizations",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = OrganizationView.class),
                            examples = @ExampleObject(name = "answer", value = LISTED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
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
    @Operation(operationId = "getOrganization", summary = "One organization")
    @APIResponse(
            responseCode = "200",
            description = "The organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationView.class),
                            examples = @ExampleObject(name = "answer", value = SHOWN)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<OrganizationView> get(@RestPath long id) {
        return organizations.get(id).map(this::view);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeOrganization", summary = "Changes what is given of an organization")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.OrganizationChange.class),
                            examples = @ExampleObject(name = "request", value = CHANGE)))
    @APIResponse(
            responseCode = "200",
            description = "The organization",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationView.class),
                            examples = @ExampleObject(name = "answer", value = SHOWN)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<OrganizationView> change(@RestPath long id) {
        return call.body(in -> OrganizationForm.change(in, zones))
                .chain(form -> organizations.change(id, form.settings()))
                .map(this::view);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteOrganization",
            summary = "Deletes an organization and all that it owns; its people stay")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
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
