package dev.lectern;

import java.net.URI;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.lectern.testing.TestOrganization;
import dev.lectern.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Walks through a webinar in two browsers, as its host and as somebody who heard of it (L1, L2). */
@QuarkusTest
class WalkTest {
    private static final String GUEST = "Pavel <Ivanov>";

    @TestHTTPResource
    URI server;

    private TestOrganization organization;
    private long event;
    private long session;
    private Visitor guest;
    private Visitor host;

    @BeforeEach
    void announces() {
        organization = TestOrganization.create();
        event = organization
                .request()
                .formParam("name", "Bookkeeping for beginners")
                .formParam("description", "What a balance says.\n\nBring your <questions>.")
                .formParam("access", 8)
                .formParam("lang", "EN")
                .formParam("lectorIds[0]", organization.ownerId())
                .formParam("additionalFields[0][label]", "Where do you work?")
                .formParam("additionalFields[0][type]", "text")
                .post("/v3/events")
                .jsonPath()
                .getLong("eventId");
        session = organization
                .request()
                .post("/v3/events/{id}/sessions", event)
                .jsonPath()
                .getLong("eventSessionId");
        guest = Visitor.of(server);
        host = Visitor.of(server);
    }

    @AfterEach
    void leave() {
        guest.close();
        host.close();
    }

    @Test
    void L1_fromTheAnnouncementThroughTheRoomToItsEnd() {
        registers();
        hostLetsInAndStarts();
        entersWithAName();
        bothTalk();
        missesNothingWhileAway();
        isRemoved();
        isLetInAgain();
        isRemovedForASaying();
        isLetInAgain();
        hostStops();
        guest.hasNoComplaints();
        host.hasNoComplaints();
    }

    @Test
    void L1_whereNothingIsThereThatIsSaidReadably() {
        Page page = guest.open("/" + organization.alias() + "/0");
        assertThat(heading(page, "There is nothing here")).isVisible();
        guest.looksAt("not-found");
        guest.wasRefused(404);

        guest.open(hostsLink());
        assertThat(heading(page, "Welcome")).isVisible();
        organization
                .request()
                .delete("/v3/organization/events/{id}", event)
                .then()
                .statusCode(204);
        assertThat(heading(page, "This has been deleted")).isVisible();
        guest.looksAt("deleted");
        guest.wasRefused(410, 2);

        guest.open("/");
        guest.looksAt("home");
        guest.hasNoComplaints();
    }

    @Test
    void L1_freeEntryBehindAPasswordLeadsRightToThePersonalPage() {
        long secret = organization
                .request()
                .formParam("name", "Behind a password")
                .formParam("access", 3)
                .formParam("password", "sesame")
                .formParam("lang", "EN")
                .post("/v3/events")
                .jsonPath()
                .getLong("eventId");
        Page page = guest.open("/" + organization.alias() + "/" + secret);
        guest.looksAt("password");
        page.locator("#password").fill("sesame");
        button(page, "Continue").click();

        assertThat(heading(page, "Enter")).isVisible();
        guest.looksAt("free-entry");
        page.getByLabel("First name").fill("Vera");
        page.getByLabel("E-mail").fill(TestOrganization.address());
        button(page, "Enter").click();
        assertThat(heading(page, "Welcome, Vera")).isVisible();
        guest.hasNoComplaints();
    }

    private void registers() {
        Page page = guest.open("/" + organization.alias() + "/" + event);
        assertThat(page.getByText("Bring your <questions>.")).isVisible();
        guest.looksAt("announcement");

        button(page, "Register").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Where do you work?");
        guest.looksAt("announcement-with-errors");
        guest.wasRefused(400);

        page.getByLabel("E-mail").fill(TestOrganization.address());
        page.getByLabel("First name").fill("Pavel");
        page.getByLabel("Where do you work?").fill("At a bakery");
        button(page, "Register").click();
        assertThat(heading(page, "Your registration is being looked at")).isVisible();
        guest.looksAt("waiting-for-moderation");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#main"));
    }

    private void hostLetsInAndStarts() {
        Page page = host.open(hostsLink());
        assertThat(heading(page, "Welcome")).isVisible();
        host.looksAt("host-before-the-start");
        link(page, "Enter the room").click();

        tab(page, "People").click();
        host.looksAt("room-of-host-before-the-start");
        button(page, "Let in: Pavel").click();

        assertThat(heading(guest.page(), "Welcome, Pavel")).isVisible();
        guest.looksAt("waiting-for-the-start");
        button(guest.page(), "I will come").click();
        assertThat(guest.page().getByText("You have said that you will come.")).isVisible();

        button(page, "Start").click();
        assertThat(page.getByText("On air")).isVisible();
    }

    private void entersWithAName() {
        Page page = guest.page();
        assertThat(page.getByLabel("Your name")).hasValue("Pavel");
        guest.looksAt("name");
        hasCome(false);

        page.getByLabel("Your name").fill(GUEST);
        button(page, "Enter the room").click();
        assertThat(page.locator("#online")).hasText("2");
        hasCome(true);
    }

    private void bothTalk() {
        tab(host.page(), "Chat").click();
        says(guest, "Good <b>evening</b>\u000b& hello");
        says(host, "Welcome\nto everybody");
        assertThat(said(guest)).containsText(new String[] {"Good <b>evening</b> & hello", "Welcome\nto everybody"});
        assertThat(said(host)).containsText(new String[] {"Good <b>evening</b> & hello", "Welcome\nto everybody"});
        assertThat(said(host).first().locator(".author")).hasText(GUEST);
        guest.looksAt("room");

        tab(guest.page(), "Questions").click();
        guest.page().getByLabel("Your question").fill("What is a balance?");
        guest.page().keyboard().press("Enter");
        tab(host.page(), "Questions").click();
        assertThat(host.page().getByRole(AriaRole.TABPANEL)).containsText("What is a balance?");
        host.looksAt("room-with-a-question");
        tab(guest.page(), "Chat").click();
        tab(host.page(), "Chat").click();
    }

    private void missesNothingWhileAway() {
        guest.goesOffline();
        assertThat(guest.page().getByText("The connection was lost")).isVisible();
        guest.looksAt("room-while-away");
        says(host, "You did not see this");
        guest.comesBack();

        assertThat(said(guest)).hasCount(3);
        assertThat(said(guest).last()).containsText("You did not see this");
        assertThat(guest.page().getByText("The connection was lost")).isHidden();
        says(guest, "Here I am again");
        assertThat(said(guest)).hasCount(4);
        assertThat(said(host)).hasCount(4);
    }

    private void isRemoved() {
        tab(host.page(), "People").click();
        button(host.page(), "Remove: " + GUEST).click();
        host.looksAt("room-asks-whether-to-remove");
        button(host.page(), "Yes").click();
        assertThat(guest.page().getByText("The host has removed you from the room."))
                .isVisible();
        guest.looksAt("room-of-somebody-removed");
    }

    private void isLetInAgain() {
        guest.page().reload();
        assertThat(heading(guest.page(), "Your registration is being looked at"))
                .isVisible();
        tab(host.page(), "People").click();
        button(host.page(), "Let in: " + GUEST).click();
        button(guest.page(), "Enter the room").click();
        assertThat(said(guest)).hasCount(4);
    }

    private void isRemovedForASaying() {
        tab(host.page(), "Chat").click();
        assertThat(button(guest.page(), "Remove")).hasCount(0);
        host.looksAt("room-of-host");
        button(host.page(), "Remove: " + GUEST).first().click();
        button(host.page(), "Yes").click();
        assertThat(guest.page().getByText("The host has removed you from the room."))
                .isVisible();
    }

    private void hostStops() {
        button(host.page(), "Stop").click();
        button(host.page(), "Yes").click();
        assertThat(guest.page().getByText("It is over.")).isVisible();
        assertThat(host.page().getByText("It is over.")).isVisible();
        guest.looksAt("room-that-is-over");

        guest.page().reload();
        assertThat(heading(guest.page(), "It is over")).isVisible();
        guest.looksAt("over");
    }

    private String hostsLink() {
        String link = organization
                .request()
                .formParam("email", TestOrganization.address())
                .formParam("name", "Anna")
                .formParam("role", "LECTURER")
                .formParam("additionalFields[%s]".formatted(question()), "Here")
                .post("/v3/events/{id}/register", event)
                .jsonPath()
                .getString("link");
        return URI.create(link).getPath();
    }

    /** Whether the guest, who has registered first, counts as a visitor (S1). */
    private void hasCome(boolean visited) {
        organization
                .request()
                .get("/v3/eventsessions/{id}/participations", session)
                .then()
                .body("[0].visited", equalTo(visited));
    }

    private String question() {
        return organization
                .request()
                .get("/v3/organization/events/{id}", event)
                .jsonPath()
                .getString("additionalFields[0].key");
    }

    private static void says(Visitor visitor, String text) {
        visitor.page().getByLabel("Message").fill(text);
        button(visitor.page(), "Send").click();
    }

    private static Locator said(Visitor visitor) {
        return visitor.page().locator("#chat li");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, named(name));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
