package dev.lectern.landing;

import java.sql.SQLException;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PersonalPageTest {
    @Inject
    TestDatabase database;

    private Site site;
    private long event;
    private final String email = TestOrganization.address();

    @BeforeEach
    void site() {
        site = Site.create();
        event = site.event(4);
    }

    @Test
    void R10_openingTheLinkMarksItAsSeenAndAHeadDoesNot() {
        String token = invited();
        site.browser().head(site.path(event, token));
        assertThat(participation().get("isSeen").intValue()).isZero();
        site.page(site.path(event, token));
        assertThat(participation().get("isSeen").intValue()).isEqualTo(1);
    }

    @Test
    void R10_onesMindCanBeChanged() {
        String personal = site.path(event, invited());
        assertThat(Site.location(site.post(personal + "/agree"))).isEqualTo(personal);
        assertThat(participation().get("agreementStatus").textValue()).isEqualTo("AGREED");
        assertThat(site.page(personal).selectFirst("[aria-pressed=true]").text())
                .isEqualTo("I will come");
        site.post(personal + "/decline");
        assertThat(participation().get("agreementStatus").textValue()).isEqualTo("DECLINED");
        assertThat(site.page(personal).selectFirst("[aria-pressed=true]").text())
                .isEqualTo("I can’t");
        Site.page(site.browser().header("Sec-Fetch-Site", "cross-site").post(personal + "/agree"), 403);
        assertThat(participation().get("agreementStatus").textValue()).isEqualTo("DECLINED");
    }

    @Test
    void L1_aPersonalPageIsKeptNowhereAndFoundByNobody() {
        Response answer = site.get(site.path(event, invited()));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(Site.page(answer, 200).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void L1_beforeTheStartThePageWaits() {
        long session = site.session(event);
        String token = invited();
        Element waiting = site.page(site.path(event, token)).selectFirst("[data-state]");
        assertThat(waiting.attr("data-state")).isEqualTo("BEFORE");
        assertThat(waiting.attr("data-poll")).isEqualTo(site.path(event, token, "state"));
        assertThat(waiting.attr("data-room")).isEqualTo("/room/%d?token=%s".formatted(session, token));
        assertThat(waiting.selectFirst(".next time").attr("datetime")).isEqualTo("2099-03-24T16:00:00Z");
    }

    @Test
    void L1_onAirOneSaysTheNameThenEnters() throws SQLException {
        site.turn(site.session(event), "start");
        String personal = site.path(event, invited("name", "Ann", "secondName", "Lee"));
        Document page = site.page(personal);
        assertThat(page.selectFirst("input[name=name]").attr("value")).isEqualTo("Ann Lee");
        assertThat(Site.location(site.post(personal + "/enter", "name", "Ann Lee")))
                .isEqualTo(personal + "/room");
        assertThat(roomName()).isNull();
        assertThat(Site.location(site.get(personal + "/enter"))).isEqualTo(personal);
        Document wrong = Site.page(site.post(personal + "/enter", "name", " "), 400);
        assertThat(wrong.selectFirst(".field-error").text()).isEqualTo("please fill in");
        site.post(personal + "/enter", "name", "Annie");
        assertThat(roomName()).isEqualTo("Annie");
    }

    @Test
    void L1_autoEnterSkipsTheName() {
        long session = site.session(event);
        site.turn(session, "start");
        String token = invited("name", "Ann", "isAutoEnter", "true");
        assertThat(Site.location(site.get(site.path(event, token)))).isEqualTo(site.path(event, token, "room"));
        Element room = site.page(site.path(event, token, "room")).selectFirst("#room");
        assertThat(room.attr("data-session")).isEqualTo(Long.toString(session));
        assertThat(room.attr("data-token")).isEqualTo(token);
    }

    @Test
    void L1_afterTheEndItIsOver() {
        long session = site.session(event);
        site.turn(session, "start");
        String personal = site.path(event, invited());
        site.turn(session, "stop");
        assertThat(site.page(personal).selectFirst("h1").text()).isEqualTo("It is over");
        assertThat(json(site.get(personal + "/state"), 200).get("state").textValue())
                .isEqualTo("OVER");
        assertThat(Site.location(site.get(personal + "/room"))).isEqualTo(personal);
    }

    @Test
    void L1_aSeriesLeadsToTheSessionOnAirElseToTheNextDate() {
        long series = site.event(4, "rule", "FREQ=DAILY;COUNT=3");
        String personal = site.path(series, site.invited(series, "email", email, "name", "Ann"));
        assertThat(site.page(personal).selectFirst(".next time").attr("datetime"))
                .isEqualTo("2099-03-24T16:00:00Z");
        site.session(series);
        long second = site.session(series);
        site.turn(second, "start");
        assertThat(site.page(personal + "/room").selectFirst("#room").attr("data-session"))
                .isEqualTo(Long.toString(second));
        site.turn(second, "stop");
        assertThat(site.page(personal).selectFirst(".next time").attr("datetime"))
                .isEqualTo("2099-03-24T16:00:00Z");
    }

    @Test
    void L2_aHostEntersBeforeTheStart() {
        site.session(event);
        String personal = site.path(event, invited("role", "LECTURER"));
        assertThat(site.page(personal).select("a.button").eachAttr("href")).containsExactly(personal + "/room");
        assertThat(site.page(personal + "/room").select("#room")).hasSize(1);
    }

    @Test
    void R8_whoWasKickedWaitsAgain() {
        site.session(event);
        String personal = site.path(event, invited());
        long id = participation().get("id").longValue();
        site.organization()
                .request()
                .queryParam("participationIds[0]", id)
                .put("/v3/participations/kick")
                .then()
                .statusCode(200);
        assertThat(site.page(personal).selectFirst("[data-state]").attr("data-state"))
                .isEqualTo("MODERATION");
    }

    @Test
    void R7_theCalendarFileHasThePersonalLink() {
        String token = invited();
        assertThat(site.get(site.path(event, token, "calendar.ics")).asString().replace("\r\n ", ""))
                .contains("URL:", "/" + token)
                .doesNotContain("ATTENDEE");
    }

    @Test
    void L1_theStageIsEmbeddedAndNothingElseIsAllowed() {
        long staged = site.event(4, "stageUrl", "https://video.example.org:8443/talk?a=1&b=%22");
        site.turn(site.session(staged), "start");
        Response answer = site.get(site.path(staged, site.invited(staged, "email", email, "name", "Ann"), "room"));
        assertThat(answer.header("Content-Security-Policy"))
                .endsWith("; frame-src https://video.example.org:8443; media-src https://video.example.org:8443");
        assertThat(Site.page(answer, 200).selectFirst("iframe").attr("src"))
                .isEqualTo("https://video.example.org:8443/talk?a=1&b=%22");
    }

    @Test
    void L1_aStreamIsPlayed() {
        long staged = site.event(4, "stageUrl", "https://video.example.org/talk.M3U8?key=1");
        site.turn(site.session(staged), "start");
        Document room = site.page(site.path(staged, site.invited(staged, "email", email, "name", "Ann"), "room"));
        assertThat(room.selectFirst("video").attr("src")).isEqualTo("https://video.example.org/talk.M3U8?key=1");
        assertThat(room.select("iframe")).isEmpty();
    }

    @Test
    void stageUrlIsTakenShownAndCleared() {
        String path = "/v3/organization/events/" + event;
        for (String bad : new String[] {
            "http://example.org/",
            "javascript:alert(1)",
            "https://",
            "https://видео.example/",
            "https://example.org/a|b"
        }) {
            assertThat(site.organization()
                            .request()
                            .queryParam("stageUrl", bad)
                            .put(path)
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        site.organization()
                .request()
                .queryParam("stageUrl", "https://example.org/a")
                .put(path);
        assertThat(json(site.organization().request().get(path), 200)
                        .get("stageUrl")
                        .textValue())
                .isEqualTo("https://example.org/a");
        site.organization().request().queryParam("stageUrl", "").put(path);
        assertThat(json(site.organization().request().get(path), 200).has("stageUrl"))
                .isFalse();
    }

    private String invited(Object... fields) {
        Object[] all = new Object[fields.length + 2];
        all[0] = "email";
        all[1] = email;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return site.invited(event, all);
    }

    private JsonNode participation() {
        return json(site.organization().request().get("/v3/events/" + event + "/participations"), 200)
                .get(0);
    }

    private String roomName() throws SQLException {
        return database.text("SELECT room_name FROM participations WHERE event_id = ?", event);
    }
}
