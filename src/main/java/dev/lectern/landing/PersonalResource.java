package dev.lectern.landing;

import java.util.Map;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.landing.browser.Browser;
import dev.lectern.participation.AgreementStatus;
import dev.lectern.participation.PersonalLinks;
import dev.lectern.participation.SelfRegistration;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where personal links lead (E14, L1, R10). */
@Path(PersonalResource.LINK)
@Cancellable(false)
public final class PersonalResource {
    static final String LINK = AnnouncementResource.EVENT + "/{token:[0-9a-f]{32}}";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Standings standings;
    private final PersonalPages pages;
    private final RoomPages rooms;
    private final PersonalLinks links;
    private final Visitors visitors;
    private final Browser browser;
    private final Call call;

    PersonalResource(
            Standings standings,
            PersonalPages pages,
            RoomPages rooms,
            PersonalLinks links,
            Visitors visitors,
            Browser browser,
            Call call) {
        this.standings = standings;
        this.pages = pages;
        this.rooms = rooms;
        this.links = links;
        this.visitors = visitors;
        this.browser = browser;
        this.call = call;
    }

    @GET
    public Uni<RestResponse<String>> open(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return find(alias, event, token).call(this::see).chain(this::show);
    }

    @GET
    @Path("/room")
    public Uni<RestResponse<String>> room(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return find(alias, event, token)
                .chain(standing ->
                        standing.mayEnter() ? enter(standing) : Uni.createFrom().item(browser.goTo(standing.path())));
    }

    /** Where they are, for the script of a page that waits. */
    @GET
    @Path("/state")
    public Uni<Map<String, String>> state(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return standings
                .of(alias, event, token)
                .map(standing -> Map.of("state", standing.state().name()));
    }

    @POST
    @Path("/agree")
    public Uni<RestResponse<String>> agree(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return answer(alias, event, token, AgreementStatus.AGREED);
    }

    @POST
    @Path("/decline")
    public Uni<RestResponse<String>> decline(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return answer(alias, event, token, AgreementStatus.DECLINED);
    }

    /** Takes the name, then opens the room. */
    @POST
    @Path("/enter")
    public Uni<RestResponse<String>> enter(@RestPath String alias, @RestPath String event, @RestPath String token) {
        browser.requireOwnForm();
        return call.draft(in -> new Name(
                        in.text("name").orNull(),
                        in.text("name")
                                .required()
                                .max(SelfRegistration.MAX_NAME)
                                .orNull()))
                .chain(draft -> find(alias, event, token).chain(standing -> {
                    try {
                        return name(standing, draft.checked().name());
                    } catch (BadRequest wrong) {
                        return Uni.createFrom()
                                .item(nameAgain(standing, draft.unchecked().typed(), wrong));
                    }
                }));
    }

    /** Whoever loads the answer to a form again, or comes back to its address. */
    @GET
    @Path("/{form:agree|decline|enter}")
    public Uni<RestResponse<String>> back(@RestPath String alias, @RestPath String event, @RestPath String token) {
        return find(alias, event, token).map(standing -> browser.goTo(standing.path()));
    }

    private record Name(String typed, String name) {}

    private Uni<Standing> find(String alias, String event, String token) {
        return standings
                .of(alias, event, token)
                .invoke(standing -> browser.speak(standing.landing().locale()));
    }

    /** A program that only looks whether a link leads somewhere has not opened it. */
    private Uni<Void> see(Standing standing) {
        return browser.isGet() ? links.see(standing.link()) : Uni.createFrom().voidItem();
    }

    private Uni<RestResponse<String>> show(Standing standing) {
        boolean isNameKnown =
                standing.link().isAutoEnter() && !standing.link().name().isEmpty();
        if (standing.state() == PersonalState.ON_AIR && isNameKnown) {
            return Uni.createFrom().item(browser.goTo(standing.path() + "/room"));
        }
        return pages.page(standing)
                .map(page -> browser.page(OK, page, standing.landing().locale()));
    }

    private Uni<RestResponse<String>> enter(Standing standing) {
        String referrer = visitors.of(standing.landing()).referrer();
        Stage stage = Stage.of(standing.landing().stageUrl());
        if (stage != null) {
            browser.allow(stage.origin());
        }
        return rooms.page(standing, referrer)
                .map(page -> browser.page(
                        OK, Templates.room(page), standing.landing().locale()));
    }

    private Uni<RestResponse<String>> answer(String alias, String event, String token, AgreementStatus answer) {
        browser.requireOwnForm();
        return find(alias, event, token)
                .call(standing -> links.answer(standing.link(), answer))
                .map(standing -> browser.goTo(standing.path()));
    }

    private Uni<RestResponse<String>> name(Standing standing, String name) {
        Uni<Void> kept =
                name.equals(standing.link().name()) ? Uni.createFrom().voidItem() : links.name(standing.link(), name);
        return kept.map(done -> browser.goTo(standing.path() + "/room"));
    }

    private RestResponse<String> nameAgain(Standing standing, String typed, BadRequest wrong) {
        Typed again = new Typed(Map.of("name", typed == null ? "" : typed), wrong.fieldErrors());
        return browser.page(
                BAD_REQUEST,
                PersonalPages.name(standing, again),
                standing.landing().locale());
    }
}
