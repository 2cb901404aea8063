package dev.lectern.landing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.landing.browser.Browser;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages of events and sessions (E14, L1). */
@Path(AnnouncementResource.EVENT)
public final class AnnouncementResource {
    /**
     * The path of an event: words that Lectern's own paths begin with are no organisation's (O1). Behind a pattern the framework takes
     * as little as it can for a plain parameter, so that the event has a pattern, too.
     */
    static final String EVENT = "/{alias:(?!(?:admin|assets|q|room|v2|v3)/)[a-z0-9-]+}/{event:[^/]+}";

    private static final int OK = 200;

    private final LandingReader landings;
    private final AnnouncementPages pages;
    private final Visitors visitors;
    private final Browser browser;

    AnnouncementResource(LandingReader landings, AnnouncementPages pages, Visitors visitors, Browser browser) {
        this.landings = landings;
        this.pages = pages;
        this.visitors = visitors;
        this.browser = browser;
    }

    @GET
    public Uni<RestResponse<String>> event(@RestPath String alias, @RestPath String event) {
        return landings.event(alias, event).chain(this::page);
    }

    @GET
    @Path("/session/{sessionId}")
    public Uni<RestResponse<String>> session(@RestPath String alias, @RestPath String event, @RestPath long sessionId) {
        return landings.session(alias, event, sessionId).chain(this::page);
    }

    private Uni<RestResponse<String>> page(Landing landing) {
        browser.speak(landing.locale());
        return pages.page(landing, visitors.of(landing), Typed.NOTHING)
                .map(page -> browser.page(OK, Templates.announcement(page), landing.locale()));
    }
}
