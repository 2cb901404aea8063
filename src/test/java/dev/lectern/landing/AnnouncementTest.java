package dev.lectern.landing;

import java.util.List;
import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AnnouncementTest {
    private static final String SCRIPT = "<script>alert('&amp;\"')</script>";

    private Site site;

    @BeforeEach
    void site() {
        site = Site.create();
    }

    @Test
    void E14_anEventHasAPageUnderItsIdAndItsAlias() {
        long event = site.event(4, "description", "First line\nsecond", "urlAlias", "Java_talk");
        Document page = site.page(site.path(event));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isEqualTo("Talk");
        assertThat(page.selectFirst("h1").text()).isEqualTo("Talk");
        assertThat(page.selectFirst(".plain-text").wholeText()).isEqualTo("First line\nsecond");
        assertThat(page.selectFirst("time").text())
                .isEqualTo("Tuesday, March 24, 2099, 19:00–20:00 (Europe/Moscow, UTC+03:00)");
        assertThat(page.selectFirst("time").attr("datetime")).isEqualTo("2099-03-24T16:00:00Z");
        assertThat(site.page(site.path("Java_talk")).selectFirst("h1").text()).isEqualTo("Talk");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, en, Registration, 'Tuesday, March 24, 2099, 19:00–20:00 (Europe/Moscow, UTC+03:00)'",
        "RU, ru, Регистрация, 'вторник, 24 марта 2099 г., 19:00–20:00 (Europe/Moscow, UTC+03:00)'",
        "UK, uk, Реєстрація, 'вівторок, 24 березня 2099 р., 19:00–20:00 (Europe/Moscow, UTC+03:00)'",
        "TR, tr, Kayıt, '24 Mart 2099 Salı, 19:00–20:00 (Europe/Moscow, UTC+03:00)'"
    })
    void L1_aPageIsInTheLanguageOfItsEventAndNotOfTheBrowser(String lang, String tag, String title, String date) {
        long event = site.event(4);
        site.organization()
                .request()
                .queryParam("lang", lang)
                .put("/v3/organization/events/" + event)
                .then()
                .statusCode(204);
        Document page =
                Site.page(site.browser().header("Accept-Language", "tr, en").get(site.path(event)), 200);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(tag);
        assertThat(page.selectFirst("#entry-title").text()).isEqualTo(title);
        assertThat(page.selectFirst("time").text()).isEqualTo(date);
    }

    @Test
    void L1_aSeriesShowsItsNextTenDates() {
        Document page = site.page(site.path(site.event(4, "rule", "FREQ=DAILY")));
        assertThat(page.select("time")).hasSize(10);
        assertThat(page.select("time").get(9).attr("datetime")).isEqualTo("2099-04-02T16:00:00Z");
        assertThat(page.selectFirst(".when .hint").text())
                .isEqualTo("There are more dates: they are all in the calendar file.");
    }

    @Test
    void R4_whereTheSeriesTakesNoneOneRegistersForASession() {
        long event = site.event(4, "isEventRegAllowed", "false");
        long session = site.session(event);
        Document page = site.page(site.path(event));
        assertThat(page.select("form")).isEmpty();
        assertThat(page.select(".date a").eachAttr("href")).containsExactly(site.path(event, "session", session));
        Document ofSession = site.page(site.path(event, "session", session));
        assertThat(ofSession.selectFirst("form").attr("action"))
                .isEqualTo(site.path(event, "session", session, "register"));
    }

    @Test
    void R4_theFormHasTheQuestionsOfTheEvent() {
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
                "text",
                "additionalFields[1][isRequired]",
                "false",
                "additionalFields[1][placeholder]",
                "None");
        Element form = site.page(site.path(event)).selectFirst("form");
        assertThat(form.select("fieldset legend").eachText()).containsExactly("Team");
        assertThat(form.select("input[type=radio]").eachAttr("value")).containsExactly("Red", "Blue");
        Element diet = form.selectFirst("input[placeholder=None]");
        assertThat(form.selectFirst("label[for=%s]".formatted(diet.id())).text())
                .isEqualTo("Diet (optional)");
        assertThat(form.select("input[autocomplete]").eachAttr("autocomplete"))
                .containsExactly("given-name", "family-name", "email", "tel", "organization", "organization-title");
    }

    @Test
    void L1_freeEntryAsksNameAndEmailOnly() {
        Element form = site.page(site.path(site.event(1))).selectFirst("form");
        assertThat(form.select("input").eachAttr("name")).containsExactly("name", "email");
    }

    @Test
    void L1_lecturersHavePicturesOrInitials() {
        long member = site.organization()
                .addMember("LECTURER", Map.of("name", "Ann", "secondName", "Lee", "position", "Engineer"));
        Document page = site.page(site.path(site.event(4, "lectorIds[0]", member)));
        assertThat(page.select(".person-name").eachText()).containsExactly("Ann Lee");
        assertThat(page.select(".person-position").eachText()).containsExactly("Engineer");
        assertThat(page.selectFirst(".photo-none").text()).isEqualTo("A");
    }

    @Test
    void L1_whatPeopleWroteIsNeverMarkup() {
        long member = site.organization().addMember("LECTURER", Map.of("name", SCRIPT, "position", SCRIPT));
        long event = site.event(
                4,
                "description",
                SCRIPT,
                "lectorIds[0]",
                member,
                "additionalFields[0][label]",
                SCRIPT,
                "additionalFields[0][placeholder]",
                SCRIPT,
                "additionalFields[0][type]",
                "text",
                "additionalFields[1][label]",
                "\" onfocus=\"x",
                "additionalFields[1][type]",
                "radio",
                "additionalFields[1][values][0]",
                SCRIPT,
                "additionalFields[1][values][1]",
                "\" onclick=\"x");
        site.organization()
                .request()
                .queryParam("name", SCRIPT)
                .put("/v3/organization/events/" + event)
                .then()
                .statusCode(204);
        Response answer = site.post(
                site.path(event, "register"), "name", SCRIPT, "secondName", "\" onfocus=\"x", "email", SCRIPT);
        Document page = Site.page(answer, 400);
        assertThat(page.select("script").eachAttr("src")).containsExactly("/assets/page.js");
        assertThat(page.select("[onfocus], [onclick]")).isEmpty();
        assertThat(page.selectFirst("h1").text()).isEqualTo(SCRIPT);
        assertThat(page.selectFirst(".plain-text").text()).isEqualTo(SCRIPT);
        assertThat(page.selectFirst("input[name=name]").attr("value")).isEqualTo(SCRIPT);
        assertThat(page.selectFirst("input[name=secondName]").attr("value")).isEqualTo("\" onfocus=\"x");
        assertThat(page.select("input[type=radio]").eachAttr("value")).containsExactly(SCRIPT, "\" onclick=\"x");
    }

    @Test
    void L1_aStrictPolicyComesWithEachPage() {
        Response answer = site.get(site.path(site.event(4)));
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        Document page = Site.page(answer, 200);
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("[src], link[href]").eachAttr("src"))
                .allMatch(src -> src.isEmpty() || src.startsWith("/"));
    }

    @Test
    void L1_aPageCanBeReadByKeyboardAndScreenReader() {
        Document page = site.page(site.path(site.event(4)));
        assertThat(page.select("main#main, nav[aria-label], footer, h1")).hasSize(4);
        assertThat(page.selectFirst("body > a").attr("href")).isEqualTo("#main");
        for (Element input : page.select("form input")) {
            assertThat(page.select("label[for=%s]".formatted(input.id()))).hasSize(1);
        }
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        page.select("[aria-labelledby]").eachAttr("aria-labelledby").forEach(id -> assertThat(ids)
                .contains(id));
    }

    @Test
    void R7_theCalendarFileHasTheDatesAndAsksNobody() {
        long event = site.event(4, "rule", "FREQ=WEEKLY;COUNT=3");
        Response file = site.get(site.path(event, "calendar.ics"));
        assertThat(file.contentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(file.asString())
                .contains(
                        "DTSTART;TZID=Europe/Moscow:20990324T190000", "RRULE:FREQ=WEEKLY;COUNT=3", "UID:event-" + event)
                .doesNotContain("ATTENDEE", "ORGANIZER", "METHOD");
    }

    @Test
    void E9_whatWasDeletedSaysSoInItsLanguage() {
        long event = site.event(4);
        long session = site.session(event);
        site.organization()
                .request()
                .delete("/v3/eventsessions/" + session)
                .then()
                .statusCode(204);
        Document page = Site.page(
                site.browser().header("Accept-Language", "ru").get(site.path(event, "session", session)), 410);
        assertThat(page.selectFirst("h1").text()).isEqualTo("This has been deleted");
        site.organization()
                .request()
                .delete("/v3/organization/events/" + event)
                .then()
                .statusCode(204);
        assertThat(Site.page(site.get(site.path(event)), 410)
                        .selectFirst("html")
                        .attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void L1_aStoppedEventIsOver() {
        long event = site.event(4);
        site.organization()
                .request()
                .queryParam("status", "STOP")
                .put("/v3/organization/events/" + event)
                .then()
                .statusCode(204);
        Document page = site.page(site.path(event));
        assertThat(page.selectFirst("#entry-title").text()).isEqualTo("It is over");
        assertThat(page.select("form")).isEmpty();
        assertThat(Site.page(
                                site.post(
                                        site.path(event, "register"),
                                        "name",
                                        "Ann",
                                        "email",
                                        TestOrganization.address()),
                                400)
                        .selectFirst("#entry-title")
                        .text())
                .isEqualTo("It is over");
    }
}
