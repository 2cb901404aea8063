package dev.lectern.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import dev.lectern.web.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The time zones that events and organisations may have. */
@Path("/v3/timezones")
public final class TimeZonesResource {
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
