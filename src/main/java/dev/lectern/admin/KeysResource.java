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

/** An organisation's keys, for the operator of the installation (O4). */
@Tag(name = "admin")
@SecurityRequirement(name = ApiDescription.ADMIN_TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORIZED)
@Path("/admin/v1/organizations/{id}/keys")
public final class KeysResource {
    private static final String CREATE = """
            {"name":"Site","expiresAt":"2030-01-01T00:00:00Z"}""";
    private static final String ROTATE = """
            {"graceSeconds":3600}""";
    private static final String ISSUED = """
            {"id":5,"prefix":"q2V0bX9w","key":"q2V0bX9wd3JlYWRhYmxlc2VjcmV0c2FyZW5vdHNlY3JldHM0Mg"}""";
    private static final String LISTED = """
            [{"id":5,"name":"Site","prefix":"q2V0bX9w","createAt":"2026-03-01T09:00:00Z",
            "lastUsedAt":"2026-03-02T10:15:00Z","expiresAt":"2030-01-01T00:00:00Z"}]""";

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
    @Operation(
            operationId = "createKey",
            summary = "Makes a key",
            description = "It is shown this once. At most 20 of an organization are live.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.NewKey.class),
                            examples = @ExampleObject(name = "request", value = CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedKey.class),
                            examples = @ExampleObject(name = "answer", value = ISSUED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<IssuedKey> create(@RestPath long id) {
        return call.body(in -> KeyForm.read(in, clock.instant()))
                .chain(form -> keys.create(id, form.name(), form.expiresAt()));
    }

    @GET
    @Operation(operationId = "listKeys", summary = "The keys of an organization, by id, without the keys themselves")
    @Parameter(ref = ApiDescription.PAGE)
    @Parameter(ref = ApiDescription.PER_PAGE)
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = KeyView.class),
                            examples = @ExampleObject(name = "answer", value = LISTED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
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
    @Operation(
            operationId = "rotateKey",
            summary = "Puts a new key in the place of a live one",
            description = "It has the same name and expiry.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bodies.Rotation.class),
                            examples = @ExampleObject(name = "request", value = ROTATE)))
    @APIResponse(
            responseCode = "201",
            description = "The new key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedKey.class),
                            examples = @ExampleObject(name = "answer", value = ISSUED)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @APIResponse(responseCode = "415", ref = ApiDescription.UNSUPPORTED)
    public Uni<IssuedKey> rotate(@RestPath long id, @RestPath long keyId) {
        return call.body(RotationForm::read).chain(form -> keys.rotate(id, keyId, form.grace()));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(operationId = "revokeKey", summary = "Ends a key at once")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Void> revoke(@RestPath long id, @RestPath long keyId) {
        return keys.revoke(id, keyId);
    }

    private static List<KeyView> views(List<ApiKey> some) {
        return some.stream().map(KeyView::of).toList();
    }
}
