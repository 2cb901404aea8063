package dev.lectern.landing;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Race;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SelfRegistrationTest {
    private static final String MAILS = """
            SELECT count(*)
            FROM outbox o
            JOIN participations p ON p.id = o.participation_id
            WHERE p.event_id = ? AND o.kind = 'INVITATION'
            """;

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    private Site site;
    private final String email = TestOrganization.address();

    @BeforeEach
    void site() {
        site = Site.create();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void R2_whoRegistersThemselvesHasNoInviterAndIsAccepted() throws SQLException {
        long event = site.event(4);
        Response answer = register(event, "name", "Ann", "secondName", "Lee", "phone", "+1 555");
        assertThat(Site.location(answer)).matches(site.path(event) + "/[0-9a-f]{32}");
        JsonNode participation = participations(event).get(0);
        assertThat(participation.get("email").textValue()).isEqualTo(email);
        assertThat(participation.get("role").textValue()).isEqualTo("GUEST");
        assertThat(participation.get("isAccepted").intValue()).isEqualTo(1);
        assertThat(participation.get("registerStatus").textValue()).isEqualTo("REGISTERED");
        assertThat(participation.has("inviteUserId")).isFalse();
        assertThat(database.number("SELECT participations_count FROM events WHERE id = ?", event))
                .isEqualTo(1);
        assertThat(database.number("SELECT invited_count FROM events WHERE id = ?", event))
                .isZero();
        assertThat(database.number(
                        "SELECT count(*) FROM contacts WHERE organization_id = ?",
                        site.organization().id()))
                .isEqualTo(1);
        assertThat(database.number(MAILS, event)).isEqualTo(1);
    }

    @Test
    void R4_allThatIsWrongIsSaidAtOnceAndWhatWasTypedIsKept() {
        long event = site.event(
                4,
                "additionalFields[0][label]",
                "Team",
                "additionalFields[0][type]",
                "radio",
                "additionalFields[0][values][0]",
                "Red",
                "additionalFields[0][values][1]",
                "Blue",
                "additionalFields[1][label]",
                "Diet",
                "additionalFields[1][type]",
                "text");
        Document form = site.page(site.path(event));
        String radio = form.selectFirst("input[type=radio]").attr("name");
        Document page = Site.page(
                site.post(
                        site.path(event, "register"),
                        "name",
                        "n".repeat(10_000),
                        "secondName",
                        "a\u0007b",
                        "email",
                        "nobody",
                        "phone",
                        "+1 555",
                        radio,
                        "Green",
                        "unknown",
                        "x"),
                400);
        assertThat(page.select(".error-summary a").eachText())
                .containsExactly(
                        "First name: is too long",
                        "Last name: has characters that are not allowed",
                        "E-mail: this is no e-mail address",
                        "Team: please choose one",
                        "Diet: please fill in");
        page.select(".error-summary a").eachAttr("href").forEach(target -> assertThat(page.select(target))
                .hasSize(1));
        assertThat(page.selectFirst("input[name=phone]").attr("value")).isEqualTo("+1 555");
        assertThat(page.selectFirst("input[name=email]").attr("value")).isEqualTo("nobody");
        assertThat(page.selectFirst("input[name=email]").attr("aria-describedby"))
                .isEqualTo("email-error");
        assertThat(participations(event)).isEmpty();
    }

    @Test
    void R2_moderationLetsNobodyInBeforeSomebodyHasLooked() throws SQLException {
        long event = site.event(8);
        String personal = Site.location(register(event, "name", "Ann"));
        Document waiting = site.page(personal);
        assertThat(waiting.selectFirst("h1").text()).isEqualTo("Your registration is being looked at");
        assertThat(waiting.selectFirst("noscript meta").attr("http-equiv")).isEqualTo("refresh");
        assertThat(waiting.selectFirst("[data-poll]").attr("data-state")).isEqualTo("MODERATION");
        assertThat(json(site.get(personal + "/state"), 200).get("state").textValue())
                .isEqualTo("MODERATION");
        assertThat(Site.location(site.get(personal + "/room"))).isEqualTo(personal);
        assertThat(database.number(MAILS, event)).isZero();

        long id = participations(event).get(0).get("id").longValue();
        site.organization()
                .request()
                .contentType(FORM)
                .body(encoded("isAccepted", "true", "participationIds[0]", id))
                .put("/v3/events/" + event + "/moderate")
                .then()
                .statusCode(200);
        assertThat(json(site.get(personal + "/state"), 200).get("state").textValue())
                .isEqualTo("BEFORE");
        assertThat(database.number(MAILS, event)).isEqualTo(1);
    }

    @Test
    void R1_nobodyGetsALinkByTypingAnAddress() throws SQLException {
        long event = site.event(4);
        register(event, "name", "Ann");
        Site stranger = site.otherBrowser();
        clock.advance(Duration.ofMinutes(6));
        database.text("UPDATE outbox SET status = 'SENT', due_at = NULL, end_at = now() RETURNING id");
        for (int i = 0; i < 3; i++) {
            Document page = Site.page(
                    stranger.post(stranger.path(event, "register"), "name", "Eve", "email", email.toUpperCase()), 200);
            assertThat(page.selectFirst("h1").text()).isEqualTo("This address is registered already");
            assertThat(page.html()).doesNotContainPattern("[0-9a-f]{32}");
        }
        assertThat(stranger.cookies().keySet()).noneMatch(name -> name.startsWith("lectern_link"));
        assertThat(database.number(MAILS, event)).isEqualTo(2);
    }

    @Test
    void L1_aBrowserThatRegisteredIsLedToItsPage() {
        long event = site.event(4);
        String personal = Site.location(register(event, "name", "Ann"));
        Document page = site.page(site.path(event));
        assertThat(page.selectFirst("#entry a").attr("href")).isEqualTo(personal);
        assertThat(page.select("form")).isEmpty();
        assertThat(site.otherBrowser().page(site.path(event)).select("form")).hasSize(1);
    }

    @Test
    void L1_freeEntryLetsTheSamePersonInAgain() throws SQLException {
        long event = site.event(1);
        String personal = Site.location(register(event, "name", "Ann"));
        Site again = site.otherBrowser();
        Response answer = again.post(again.path(event, "register"), "name", "Annie", "email", email);
        assertThat(Site.location(answer)).isEqualTo(personal);
        assertThat(database.text("SELECT room_name FROM participations WHERE event_id = ?", event))
                .isEqualTo("Annie");
    }

    @Test
    void L1_freeEntryNeverLetsInByTheAddressOfAHostOrOfWhoWasInvited() {
        long event = site.event(1);
        site.invited(event, "email", email, "role", "LECTURER");
        Document page = Site.page(register(event, "name", "Eve"), 200);
        assertThat(page.selectFirst("h1").text()).isEqualTo("This address is registered already");
        long other = site.event(1);
        site.invited(other, "email", email);
        Site.page(register(other, "name", "Eve"), 200);
    }

    @Test
    void L1_freeEntryToASessionGivesNoLinkToTheSeries() {
        long event = site.event(4);
        Site.location(register(event, "name", "Ann"));
        long session = site.session(event, "access", 1);
        Response answer = site.otherBrowser()
                .post(site.path(event, "session/" + session + "/register"), "name", "Eve", "email", email);
        Site.page(answer, 200);
    }

    @Test
    void L1_freeEntryToTheSeriesIsOneToItsSessions() {
        long event = site.event(1);
        String personal = Site.location(register(event, "name", "Ann"));
        long session = site.session(event);
        Response answer = site.otherBrowser()
                .post(site.path(event, "session/" + session + "/register"), "name", "Ann", "email", email);
        assertThat(Site.location(answer)).isEqualTo(personal);
    }

    @Test
    void R3_whatIsStoredOfAKnownAddressIsNotShownToWhoTypesIt() {
        long before = site.event(4);
        site.invited(before, "email", email, "name", "Secret", "secondName", "Name");
        String personal = Site.location(register(site.event(4), "name", "Ann"));
        assertThat(site.get(personal).asString()).contains("Welcome, Ann").doesNotContain("Secret");
    }

    @Test
    void R1_ofRacingRegistrationsOneIsMade() throws Exception {
        long event = site.event(4);
        String path = site.path(event, "register");
        Race.of(8, () -> site.otherBrowser().post(path, "name", "Ann", "email", email));
        assertThat(participations(event)).hasSize(1);
    }

    @Test
    void L1_theFirstReferrerIsRememberedAndListed() {
        long event = site.event(4);
        String from = "https://news.example.org/a?b=ü".replace("ü", "%C3%BC");
        Response first = site.browser().header("Referer", from).get(site.path(event));
        site.cookies().putAll(first.cookies());
        assertThat(first.getDetailedCookie("lectern_referrer").isHttpOnly()).isTrue();
        assertThat(first.getDetailedCookie("lectern_referrer").getSameSite()).isEqualTo("Lax");
        assertThat(first.getDetailedCookie("lectern_referrer").getPath()).isEqualTo(site.path());
        site.cookies()
                .putAll(site.browser()
                        .header("Referer", "https://other.example.org/")
                        .get(site.path(event))
                        .cookies());
        register(event, "name", "Ann");
        assertThat(participations(event).get(0).get("referrer").textValue()).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "javascript%3Aalert(1)", "https%3A%2F%2Fa.example%2F%0D%0Ab", "no address"})
    void S5_aReferrerThatIsNoAddressIsForgotten(String cookie) {
        long event = site.event(4);
        site.cookies().put("lectern_referrer", cookie);
        register(event, "name", "Ann");
        assertThat(participations(event)).hasSize(1);
        assertThat(participations(event).get(0).get("referrer")).isNull();
    }

    @Test
    void L1_formsOfOtherSitesAreRefused() {
        long event = site.event(4);
        String form = encoded("name", "Ann", "email", email);
        String path = site.path(event, "register");
        for (String cross : new String[] {"cross-site", "same-site"}) {
            Site.page(
                    site.browser()
                            .header("Sec-Fetch-Site", cross)
                            .contentType(FORM)
                            .body(form)
                            .post(path),
                    403);
        }
        Site.page(
                site.browser()
                        .header("Origin", "https://evil.example.org")
                        .contentType(FORM)
                        .body(form)
                        .post(path),
                403);
        Site.page(
                site.browser()
                        .header("Origin", "null")
                        .contentType(FORM)
                        .body(form)
                        .post(path),
                403);
        assertThat(participations(event)).isEmpty();
    }

    @Test
    void L1_thePasswordIsAskedBeforeTheForm() {
        long event = site.event(6);
        assertThat(site.page(site.path(event)).select("form input").eachAttr("name"))
                .containsExactly("password");
        assertThat(Site.location(register(event, "name", "Ann"))).isEqualTo(site.path(event) + "#entry");
        Document wrong = Site.page(site.post(site.path(event, "password"), "password", "open"), 400);
        assertThat(wrong.select(".error-summary a").eachText()).containsExactly("Password: is wrong");
        assertThat(Site.location(site.post(site.path(event, "password"), "password", "open sesame")))
                .isEqualTo(site.path(event) + "#entry");
        assertThat(site.page(site.path(event)).select("form input").eachAttr("name"))
                .contains("email");
        assertThat(Site.location(register(event, "name", "Ann"))).contains(site.path(event) + "/");
    }

    @Test
    void L1_aPasswordThatIsNotAskedForLeadsToTheForm() {
        long event = site.event(4);
        Response answer = site.post(site.path(event, "password"), "password", "open sesame");
        assertThat(Site.location(answer)).isEqualTo(site.path(event) + "#entry");
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void L1_guessingIsBraked() throws Exception {
        clock.stopAt(Instant.parse("2026-03-01T12:00:00Z"));
        long event = site.event(6);
        String path = site.path(event, "password");
        Race.of(12, () -> site.otherBrowser().post(path, "password", "guess"));
        Response braked = site.post(path, "password", "open sesame");
        Document page = Site.page(braked, 429);
        assertThat(page.selectFirst("h1").text()).isEqualTo("Too many attempts");
        assertThat(page.selectFirst(".notice p").text()).isEqualTo("Please wait 15 min and try again.");
        assertThat(braked.header("Retry-After")).isEqualTo("900");
        assertThat(database.number(
                        "SELECT guesses FROM password_guesses WHERE event_id = ? AND address_hash = ''", event))
                .isEqualTo(10);
        clock.stopAt(Instant.parse("2026-03-01T12:15:00Z"));
        assertThat(site.post(path, "password", "open sesame").statusCode()).isEqualTo(303);
    }

    private Response register(long event, Object... fields) {
        Object[] all = new Object[fields.length + 2];
        all[0] = "email";
        all[1] = email;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return site.post(site.path(event, "register"), all);
    }

    private JsonNode participations(long event) {
        return json(site.organization().request().get("/v3/events/" + event + "/participations"), 200);
    }
}
