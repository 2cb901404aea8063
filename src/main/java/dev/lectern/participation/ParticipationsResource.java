package dev.lectern.participation;

import java.util.List;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who is registered: lists (R9) and moderation (R8). */
@Path("/v3")
@Cancellable(false)
public final class ParticipationsResource {
    private static final int PER_PAGE = 50;

    private final ParticipationReader reader;
    private final Moderation moderation;
    private final Call call;
    private final Pages pages;

    ParticipationsResource(ParticipationReader reader, Moderation moderation, Call call, Pages pages) {
        this.reader = reader;
        this.moderation = moderation;
        this.call = call;
        this.pages = pages;
    }

    @GET
    @Path("/events/{eventId}/participations")
    public Uni<RestResponse<List<ParticipationView>>> listOfSeries(@RestPath long eventId) {
        Page page = call.query(in -> Page.read(in, PER_PAGE));
        return reader.ofSeries(call.caller().organizationId(), eventId, page).map(rows -> pages.answer(page, rows));
    }

    @GET
    @Path("/eventsessions/{eventSessionId}/participations")
    public Uni<RestResponse<List<ParticipationView>>> listOfSession(@RestPath long eventSessionId) {
        Page page = call.query(in -> Page.read(in, PER_PAGE));
        return reader.ofSession(call.caller().organizationId(), eventSessionId, page)
                .map(rows -> pages.answer(page, rows));
    }

    @PUT
    @Path("/events/{eventId}/moderate")
    public Uni<Count> moderate(@RestPath long eventId) {
        return call.body(ModerateForm::read)
                .chain(form -> moderation.moderate(call.caller(), eventId, form.isAccepted(), form.participationIds()))
                .map(Count::new);
    }

    @PUT
    @Path("/participations/kick")
    public Uni<Count> kick() {
        return call.body(ParticipationIds::read)
                .chain(ids -> moderation.kick(call.caller(), ids))
                .map(Count::new);
    }

    @POST
    @Path("/participations/delete")
    public Uni<Count> delete() {
        return call.body(ParticipationIds::read)
                .chain(ids -> moderation.delete(call.caller(), ids))
                .map(Count::new);
    }
}
