package dev.lectern.landing;

import java.util.HashMap;
import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.restassured.RestAssured;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** An organisation's pages as a browser sees them: with its cookies, and one step at a time. */
final class Site {
    private final TestOrganization organization;
    private final Map<String, String> cookies = new HashMap<>();

    private Site(TestOrganization organization) {
        this.organization = organization;
    }

    /** Of a new organisation in Europe/Moscow. */
    static Site create() {
        return new Site(TestOrganization.create());
    }

    /** The same pages in another browser. */
    Site otherBrowser() {
        return new Site(organization);
    }

    TestOrganization organization() {
        return organization;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** A new event in English of this access, of that id. */
    long event(int access, Object... parameters) {
        RequestSpecification request = organization
                .request()
                .contentType(FORM)
                .body(encoded(parameters))
                .queryParam("name", "Talk")
                .queryParam("lang", "EN")
                .queryParam("access", access)
                .queryParam("password", "open sesame")
                .queryParam("startsAt", "2099-03-24T19:00:00");
        return json(request.post("/v3/events"), 201).get("eventId").longValue();
    }

    /** A new session of the event, of that id. */
    long session(long eventId, Object... parameters) {
        return json(api("/v3/events/" + eventId + "/sessions", parameters), 201)
                .get("eventSessionId")
                .longValue();
    }

    /** Calls the API by POST. */
    Response api(String path, Object... parameters) {
        return organization
                .request()
                .contentType(FORM)
                .body(encoded(parameters))
                .post(path);
    }

    /** Puts a session on air, or off ({@code start}, {@code stop}). */
    void turn(long sessionId, String how) {
        assertThat(organization
                        .request()
                        .put("/v3/eventsessions/" + sessionId + "/" + how)
                        .statusCode())
                .isEqualTo(204);
    }

    /** The end of the personal link of this address, registered by the organisation with these parameters. */
    String invited(long eventId, Object... parameters) {
        String link = json(api("/v3/events/" + eventId + "/register", parameters), 201)
                .get("link")
                .textValue();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** The path of an event's page, or of what is below. */
    String path(Object... below) {
        StringBuilder path = new StringBuilder("/" + organization.alias());
        for (Object part : below) {
            path.append('/').append(part);
        }
        return path.toString();
    }

    /** A request as the browser makes it. */
    RequestSpecification browser() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .urlEncodingEnabled(false)
                .cookies(cookies);
    }

    Response get(String path) {
        return kept(browser().get(path));
    }

    /** Sends a form of this site's. */
    Response post(String path, Object... parameters) {
        return kept(browser()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(FORM)
                .body(encoded(parameters))
                .post(path));
    }

    /** The page there, which is one. */
    Document page(String path) {
        return page(get(path), 200);
    }

    /** The page of an answer with this status. */
    static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }

    /** Where an answer sends the browser. */
    static String location(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location");
    }

    private Response kept(Response answer) {
        cookies.putAll(answer.cookies());
        return answer;
    }
}
