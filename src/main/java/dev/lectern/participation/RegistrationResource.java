package dev.lectern.participation;

import java.util.List;
import java.util.function.Supplier;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.event.RegistrationTarget;
import dev.lectern.event.RegistrationTargets;
import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Registration for series and sessions: of one person, or of many (R5). */
@Path("/v3")
@Cancellable(false)
public final class RegistrationResource {
    private final Registrations registrations;
    private final RegistrationTargets targets;
    private final Call call;

    RegistrationResource(Registrations registrations, RegistrationTargets targets, Call call) {
        this.registrations = registrations;
        this.targets = targets;
        this.call = call;
    }

    @POST
    @Path("/events/{eventId}/register")
    @ResponseStatus(201)
    public Uni<Registered> registerForSeries(@RestPath long eventId) {
        return register(() -> targets.series(call.caller(), eventId));
    }

    @POST
    @Path("/eventsessions/{eventSessionId}/register")
    @ResponseStatus(201)
    public Uni<Registered> registerForSession(@RestPath long eventSessionId) {
        return register(() -> targets.session(call.caller(), eventSessionId));
    }

    @POST
    @Path("/events/{eventId}/invite")
    @ResponseStatus(201)
    public Uni<List<Invited>> inviteToSeries(@RestPath long eventId) {
        return invite(() -> targets.series(call.caller(), eventId));
    }

    @POST
    @Path("/eventsessions/{eventSessionId}/invite")
    @ResponseStatus(201)
    public Uni<List<Invited>> inviteToSession(@RestPath long eventSessionId) {
        return invite(() -> targets.session(call.caller(), eventSessionId));
    }

    /** The same under its other name (R5). */
    @POST
    @Path("/events/{eventId}/massregister")
    @ResponseStatus(201)
    public Uni<List<Invited>> massregisterForSeries(@RestPath long eventId) {
        return inviteToSeries(eventId);
    }

    /** The same under its other name (R5). */
    @POST
    @Path("/eventsessions/{eventSessionId}/massregister")
    @ResponseStatus(201)
    public Uni<List<Invited>> massregisterForSession(@RestPath long eventSessionId) {
        return inviteToSession(eventSessionId);
    }

    private Uni<Registered> register(Supplier<Uni<RegistrationTarget>> target) {
        return call.draft(RegisterForm::read).chain(draft -> registrations.register(target, draft));
    }

    private Uni<List<Invited>> invite(Supplier<Uni<RegistrationTarget>> target) {
        return call.draft(InviteForm::read).chain(draft -> registrations.invite(target, draft));
    }
}
