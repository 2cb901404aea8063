package dev.lectern.event;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import dev.lectern.organization.TimeZones;
import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Events: templates of sessions. */
@Path("/v3")
@Cancellable(false)
public final class EventsResource {
    private final Events events;
    private final EventReader reader;
    private final TimeZones zones;
    private final Call call;

    EventsResource(Events events, EventReader reader, TimeZones zones, Call call) {
        this.events = events;
        this.reader = reader;
        this.zones = zones;
        this.call = call;
    }

    @POST
    @Path("/events")
    @ResponseStatus(201)
    public Uni<EventCreated> create() {
        return call.draft(in -> EventForm.readNew(in, zones)).chain(draft -> events.create(call.caller(), draft));
    }

    @GET
    @Path("/organization/events/{eventId}")
    public Uni<EventDetail> get(@RestPath long eventId) {
        return reader.event(call.caller().organizationId(), eventId);
    }

    @PUT
    @Path("/organization/events/{eventId}")
    public Uni<Void> update(@RestPath long eventId) {
        return call.draft(in -> EventForm.read(in, zones)).chain(draft -> events.update(call.caller(), eventId, draft));
    }

    @DELETE
    @Path("/organization/events/{eventId}")
    public Uni<Void> delete(@RestPath long eventId) {
        return events.delete(call.caller(), eventId);
    }
}
