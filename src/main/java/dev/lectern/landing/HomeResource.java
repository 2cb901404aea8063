package dev.lectern.landing;

import java.util.Locale;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.landing.browser.Browser;
import org.jboss.resteasy.reactive.RestResponse;

/** The server's own page: what it is, and where to go from here. */
@Path("/")
public final class HomeResource {
    private static final int OK = 200;

    private final Browser browser;

    HomeResource(Browser browser) {
        this.browser = browser;
    }

    @GET
    public RestResponse<String> home() {
        Locale locale = Wording.accepted(browser.languages());
        Frame frame = new Frame(locale.getLanguage(), "home", "Lectern", "Lectern", null, null, false);
        return browser.page(OK, Templates.home(new HomePage(frame)), locale);
    }
}
