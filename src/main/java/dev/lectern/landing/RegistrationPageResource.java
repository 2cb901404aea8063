package dev.lectern.landing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.landing.browser.Browser;
import dev.lectern.participation.SelfRegistration;
import dev.lectern.participation.SelfRegistrations.Outcome;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Call;
import dev.lectern.web.input.Draft;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The forms on the pages of events and sessions: the password and the registration (L1, R2). */
@Path(AnnouncementResource.EVENT)
@Cancellable(false)
public final class RegistrationPageResource {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int MAX_PASSWORD = 255;

    private final LandingReader landings;
    private final AnnouncementPages pages;
    private final Entrance entrance;
    private final Visitors visitors;
    private final Browser browser;
    private final Call call;

    RegistrationPageResource(
            LandingReader landings,
            AnnouncementPages pages,
            Entrance entrance,
            Visitors visitors,
            Browser browser,
            Call call) {
        this.landings = landings;
        this.pages = pages;
        this.entrance = entrance;
        this.visitors = visitors;
        this.browser = browser;
        this.call = call;
    }

    @POST
    @Path("/password")
    public Uni<RestResponse<String>> passwordOfEvent(@RestPath String alias, @RestPath String event) {
        return password(() -> landings.event(alias, event));
    }

    @POST
    @Path("/session/{sessionId}/password")
    public Uni<RestResponse<String>> passwordOfSession(
            @RestPath String alias, @RestPath String event, @RestPath long sessionId) {
        return password(() -> landings.session(alias, event, sessionId));
    }

    @POST
    @Path("/register")
    public Uni<RestResponse<String>> registerForEvent(@RestPath String alias, @RestPath String event) {
        return register(() -> landings.event(alias, event));
    }

    @POST
    @Path("/session/{sessionId}/register")
    public Uni<RestResponse<String>> registerForSession(
            @RestPath String alias, @RestPath String event, @RestPath long sessionId) {
        return register(() -> landings.session(alias, event, sessionId));
    }

    /** Whoever loads the answer to a form again, or comes back to its address. */
    @GET
    @Path("/{form:password|register}")
    public Uni<RestResponse<String>> backToEvent(@RestPath String alias, @RestPath String event) {
        return landings.event(alias, event).map(landing -> browser.goTo(landing.path()));
    }

    /** The same of a session. */
    @GET
    @Path("/session/{sessionId}/{form:password|register}")
    public Uni<RestResponse<String>> backToSession(
            @RestPath String alias, @RestPath String event, @RestPath long sessionId) {
        return landings.session(alias, event, sessionId).map(landing -> browser.goTo(landing.path()));
    }

    private Uni<RestResponse<String>> password(Found found) {
        browser.requireOwnForm();
        return call.body(in -> in.text("password").max(MAX_PASSWORD).or("")).chain(password -> found.find(browser)
                .chain(landing -> entrance.knows(landing, password, browser.address())
                        .chain(isRight -> isRight ? admit(landing) : refuse(landing))));
    }

    private Uni<RestResponse<String>> admit(Landing landing) {
        if (landing.needsPassword()) {
            visitors.keepPassword(landing);
        }
        return Uni.createFrom().item(browser.goTo(landing.path() + "#entry"));
    }

    private Uni<RestResponse<String>> refuse(Landing landing) {
        return pages.wrongPassword(landing)
                .map(page -> browser.page(BAD_REQUEST, Templates.announcement(page), landing.locale()));
    }

    private Uni<RestResponse<String>> register(Found found) {
        browser.requireOwnForm();
        return call.draft(RegistrationForm::read)
                .chain(draft -> found.find(browser).chain(landing -> register(landing, draft)));
    }

    private Uni<RestResponse<String>> register(Landing landing, Draft<RegistrationForm> draft) {
        Visitor visitor = visitors.of(landing);
        if (AnnouncementPages.isPasswordNeeded(landing, visitor)) {
            return Uni.createFrom().item(browser.goTo(landing.path() + "#entry"));
        }
        Draft<SelfRegistration> registration = draft.map(RegistrationForm::registration);
        return entrance.register(landing, registration, visitor.referrer())
                .map(outcome -> answer(landing, registration, outcome))
                .onFailure(BadRequest.class)
                .recoverWithUni(wrong -> again(landing, visitor, draft, wrong));
    }

    private RestResponse<String> answer(Landing landing, Draft<SelfRegistration> form, Outcome outcome) {
        if (outcome instanceof Outcome.Entered entered) {
            visitors.keepLink(landing, entered.token());
            return browser.goTo(landing.eventPath() + "/" + entered.token());
        }
        return browser.page(
                OK,
                Templates.known(new KnownPage(
                        Frame.of(landing, "known", landing.name()),
                        form.unchecked().profile().email(),
                        landing.path())),
                landing.locale());
    }

    private Uni<RestResponse<String>> again(
            Landing landing, Visitor visitor, Draft<RegistrationForm> draft, BadRequest wrong) {
        Typed typed = new Typed(draft.unchecked().typed(), wrong.fieldErrors());
        return pages.page(landing, visitor, typed)
                .map(page -> browser.page(BAD_REQUEST, Templates.announcement(page), landing.locale()));
    }

    /** What an address names, to be looked for when the form has come in. */
    private interface Found {
        Uni<Landing> get();

        default Uni<Landing> find(Browser browser) {
            return get().invoke(landing -> browser.speak(landing.locale()));
        }
    }
}
