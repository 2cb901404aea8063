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

/** Sessions: the dates of events. */
@Path("/v3")
@Cancellable(false)
public final class EventSessionsResource {
    private final EventSessions sessions;
    private final OnAir onAir;
    private final EventReader reader;
    private final TimeZones zones;
    private final Call call;

    EventSessionsResource(EventSessions sessions, OnAir onAir, EventReader reader, TimeZones zones, Call call) {
        this.sessions = sessions;
        this.onAir = onAir;
        this.reader = reader;
        this.zones = zones;
        this.call = call;
    }

    @POST
    @Path("/events/{eventId}/sessions")
    @ResponseStatus(201)
    public Uni<SessionCreated> create(@RestPath long eventId) {
        return call.draft(in -> SessionForm.read(in, zones))
                .chain(draft -> sessions.create(call.caller(), eventId, draft));
    }

    @GET
    @Path("/eventsessions/{eventSessionId}")
    public Uni<SessionDetail> get(@RestPath long eventSessionId) {
        return reader.session(call.caller().organizationId(), eventSessionId);
    }

    @PUT
    @Path("/eventsessions/{eventSessionId}")
    public Uni<Void> update(@RestPath long eventSessionId) {
        return call.draft(in -> SessionForm.read(in, zones))
                .chain(draft -> sessions.update(call.caller(), eventSessionId, draft));
    }

    @DELETE
    @Path("/eventsessions/{eventSessionId}")
    public Uni<Void> delete(@RestPath long eventSessionId) {
        return sessions.delete(call.caller(), eventSessionId);
    }

    @PUT
    @Path("/eventsessions/{eventSessionId}/start")
    public Uni<Void> start(@RestPath long eventSessionId) {
        return onAir.start(call.caller(), eventSessionId);
    }

    @PUT
    @Path("/eventsessions/{eventSessionId}/stop")
    public Uni<Void> stop(@RestPath long eventSessionId) {
        return onAir.stop(call.caller(), eventSessionId);
    }
}
