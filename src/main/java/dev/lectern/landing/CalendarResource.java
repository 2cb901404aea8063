package dev.lectern.landing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Calendar files of events, sessions and personal links. */
@Path(AnnouncementResource.EVENT)
public final class CalendarResource {
    private static final String FILE = "attachment; filename=\"lectern.ics\"";

    private final LandingReader landings;
    private final Standings standings;
    private final Calendars calendars;

    CalendarResource(LandingReader landings, Standings standings, Calendars calendars) {
        this.landings = landings;
        this.standings = standings;
        this.calendars = calendars;
    }

    @GET
    @Path("/calendar.ics")
    public Uni<RestResponse<String>> ofEvent(@RestPath String alias, @RestPath String event) {
        return landings.event(alias, event).chain(this::file);
    }

    @GET
    @Path("/session/{sessionId}/calendar.ics")
    public Uni<RestResponse<String>> ofSession(
            @RestPath String alias, @RestPath String event, @RestPath long sessionId) {
        return landings.session(alias, event, sessionId).chain(this::file);
    }

    /** With the personal link, where the others have that of the page. */
    @GET
    @Path("/{token:[0-9a-f]{32}}/calendar.ics")
    public Uni<RestResponse<String>> ofLink(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return standings
                .of(alias, event, token)
                .chain(standing ->
                        calendars.file(standing.landing(), standing.landing().link() + "/" + token))
                .map(CalendarResource::answer);
    }

    private Uni<RestResponse<String>> file(Landing landing) {
        String link = landing.isSession() ? landing.link() + "/session/" + landing.sessionId() : landing.link();
        return calendars.file(landing, link).map(CalendarResource::answer);
    }

    private static RestResponse<String> answer(String calendar) {
        return RestResponse.ResponseBuilder.ok(calendar)
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, FILE)
                .build();
    }
}
