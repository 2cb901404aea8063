package dev.lectern.landing;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ErrorPagesTest {
    private Site site;

    @BeforeEach
    void site() {
        site = Site.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nobody/1",
                "/nobody",
                "/%s/999999999999",
                "/%s/99999999999999999999999",
                "/%s/no-such-alias",
                "/%s/EVENT/session/1",
                "/%s/EVENT/session/x",
                "/%s/EVENT/00000000000000000000000000000000",
                "/%s/EVENT/0000",
                "/%s/EVENT/x/y/z",
                "/%s/EVENT%%00",
                "/assets/none.js"
            })
    void E14_whereNothingIsThePageSaysSo(String path) {
        String there = path.formatted(site.organization().alias()).replace("EVENT", Long.toString(site.event(4)));
        Document page = Site.page(site.get(there), 404);
        assertThat(page.selectFirst("h1").text()).isEqualTo("There is nothing here");
    }

    @Test
    void W2_anotherOrganisationsEventIsNotThere() {
        Site other = Site.create();
        long event = other.event(4);
        long session = other.session(event);
        String token = other.invited(event, "email", "ann@example.org");
        Site.page(site.get(site.path(event)), 404);
        Site.page(site.get(site.path(site.event(4), "session", session)), 404);
        Site.page(site.get(site.path(site.event(4), token)), 404);
        Site.page(site.get(site.path(event, token)), 404);
        Site.page(site.post(site.path(event, token, "agree")), 404);
        Site.page(site.post(site.path(event, "register"), "name", "Ann", "email", "ann@example.org"), 404);
    }

    @Test
    void W2_aTokenIsGoodForItsOwnEventOnly() {
        String token = site.invited(site.event(4), "email", "ann@example.org");
        Site.page(site.get(site.path(site.event(4), token)), 404);
    }

    @Test
    void W10_anotherMethodIsAPageToo() {
        Response answer = site.browser().delete("/");
        Site.page(answer, 405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void W10_programsStillGetJson() {
        assertThat(RestAssured.get("/v3/nothing").contentType()).contains("json");
        assertThat(RestAssured.get("/v2/nothing").contentType()).contains("json");
        assertThat(RestAssured.get("/admin/v1/nothing").contentType()).contains("json");
        assertThat(site.organization().request().get("/v3/nothing").statusCode())
                .isEqualTo(404);
        assertThat(site.organization().request().post("/v3/nothing").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "ru-RU;q=0.9, ru, Здесь ничего нет",
        "uk, uk, Тут нічого немає",
        "'de, tr;q=0.5', tr, Burada bir şey yok",
        "'%%;q=x', en, There is nothing here",
        "-, en, There is nothing here",
        "'ru,-', en, There is nothing here"
    })
    void L1_aPageOfNoEventSpeaksTheBrowsersLanguage(String wanted, String lang, String heading) {
        Document page =
                Site.page(site.browser().header("Accept-Language", wanted).get("/nobody/1"), 404);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(lang);
        assertThat(page.selectFirst("h1").text()).isEqualTo(heading);
    }

    @Test
    void L1_headAnswersWithTheHeadersAlone() {
        long event = site.event(4);
        Response answer = site.browser().head(site.path(event));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.asByteArray()).isEmpty();
    }

    @Test
    void theServersOwnPageLeadsToTheApi() {
        Document page = site.page("/");
        assertThat(page.select(".links a").eachAttr("href")).containsExactly("/q/swagger-ui/", "/q/openapi");
        assertThat(RestAssured.get("/assets/favicon.svg").contentType()).contains("svg");
    }
}
