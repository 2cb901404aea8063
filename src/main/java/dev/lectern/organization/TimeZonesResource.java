package dev.lectern.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.web.ApiDescription;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import dev.lectern.web.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The time zones that events and organisations may have. */
@Tag(name = "organization")
@SecurityRequirement(name = ApiDescription.API_KEY)
@APIResponse(responseCode = "400", ref = ApiDescription.NO_KEY)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORIZED)
@Path("/v3/timezones")
public final class TimeZonesResource {
    private static final String EXAMPLE = """
            [{"id":1,"name":"Europe/Moscow","description":"Волгоград, Москва, Санкт-Петербург",
            "shortDescription":"Москва","abbreviation":"MSK","offset":10800}]""";

    private final TimeZones zones;
    private final Clock clock;
    private final Call call;
    private final Pages pages;

    TimeZonesResource(TimeZones zones, Clock clock, Call call, Pages pages) {
        this.zones = zones;
        this.clock = clock;
        this.call = call;
        this.pages = pages;
    }

    @GET
    @Operation(operationId = "listTimeZones", summary = "The time zones that events may have, by id")
    @Parameter(ref = ApiDescription.PAGE)
    @Parameter(ref = ApiDescription.PER_PAGE)
    @APIResponse(
            responseCode = "200",
            description = "The time zones",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = TimeZoneView.class),
                            examples = @ExampleObject(name = "answer", value = EXAMPLE)))
    public Multi<TimeZoneView> list() {
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        () -> Uni.createFrom().item((long) zones.all().size()),
                        slice -> Uni.createFrom().item(views(slice)),
                        TimeZoneView::id));
    }

    private List<TimeZoneView> views(Slice slice) {
        Instant now = clock.instant();
        return zones.all().stream()
                .filter(zone -> zone.id() > slice.after())
                .skip(slice.offset())
                .limit(slice.limit())
                .map(zone -> TimeZoneView.of(zone, now))
                .toList();
    }
}
