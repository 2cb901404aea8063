package dev.lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

/** How requests are written (W3, W4, W6), as an endpoint with a body sees them. */
@QuarkusTest
class InputFormatsTest {
    private static final int MIB = 1024 * 1024;
    private TestOrganization organization;

    @TestHTTPResource
    URI server;

    @BeforeEach
    void makeOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void W1_documentedPathsAreUnderV3Only() {
        organization.request().get("/organization/members").then().statusCode(404);
        organization.request().get("/v3/organization/members").then().statusCode(200);
    }

    @Test
    void W3_formEncoded() {
        long id = created(organization
                .request()
                .contentType("application/x-www-form-urlencoded")
                .body("name=By+form&access=4&tags[0]=a&tags%5B1%5D=b")
                .post("/v3/events")
                .then());

        event(id).body("name", equalTo("By form")).body("tags.'" + id + "'", hasItems("a", "b"));
    }

    @Test
    void W3_json() {
        long id = created(organization
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"By JSON\",\"access\":\"4\",\"tags\":[\"a\"]}")
                .post("/v3/events")
                .then());

        event(id).body("name", equalTo("By JSON")).body("access", equalTo("4"));
    }

    @Test
    void W3_multipartWhateverTypeAPartClaims() {
        long id = created(organization
                .request()
                .multiPart("name", "By multipart", "text/html")
                .multiPart("access", "4", "application/octet-stream")
                .multiPart("tags[]", "a", "text/plain")
                .post("/v3/events")
                .then());

        event(id).body("name", equalTo("By multipart"));
    }

    @Test
    void W3_queryFillsInWhatTheBodyLeavesOut() {
        long id = created(organization
                .request()
                .contentType("application/x-www-form-urlencoded")
                .body("name=Body")
                .post("/v3/events?name=Query&access=4")
                .then());

        event(id).body("name", equalTo("Body")).body("access", equalTo("4"));
    }

    @Test
    void W3_getAndDeleteIgnoreTheBody() {
        organization
                .request()
                .contentType(ContentType.JSON)
                .body("{broken")
                .delete("/v3/organization/events/999999")
                .then()
                .statusCode(404);
    }

    @Test
    void W3_aPutWithoutParametersIgnoresTheBody() {
        organization
                .request()
                .contentType(ContentType.XML)
                .body("<a/>")
                .put("/v3/eventsessions/999999/start")
                .then()
                .statusCode(404);
    }

    @Test
    void W4_otherContentTypesAreRefused() {
        organization
                .request()
                .contentType(ContentType.XML)
                .body("<a/>")
                .post("/v3/events")
                .then()
                .statusCode(415)
                .body("error.code", equalTo(415));
    }

    @Test
    void W4_aFormOfAHundredThousandFields() {
        String form = IntStream.range(0, 100_000)
                .mapToObj(i -> "users[%d][f%d]=v%d".formatted(i / 4, i % 4, i))
                .collect(Collectors.joining("&", "name=Large&access=4&", ""));

        created(organization
                .request()
                .filter(UNKNOWN_PARAMETERS)
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/v3/events")
                .then());
    }

    @Test
    void W4_aDeclaredBodyOverTheLimitIsRefusedUnread() throws IOException {
        String answer = send("POST /v3/events HTTP/1.1\r\nHost: a\r\nx-auth-token: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(organization.key(), 32 * MIB + 1));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"error\":{\"code\":413,");
    }

    @Test
    void W4_aChunkedBodyOverTheLimitIsRefused() throws IOException {
        String chunk = "%x\r\n%s\r\n".formatted(MIB, "a".repeat(MIB));
        String answer =
                send("POST /v3/events HTTP/1.1\r\nHost: a\r\nx-auth-token: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .formatted(organization.key())
                        + chunk.repeat(33));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"error\":{\"code\":413,");
    }

    @Test
    void W2_theKeyIsAskedForBeforeTheBodyIsMeasured() throws IOException {
        String answer = send("POST /v3/events HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n".formatted(64 * MIB));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("x-auth-token");
    }

    @Test
    void W5_nulInAPathIsNotFound() {
        organization
                .request()
                .urlEncodingEnabled(false)
                .get("/v3/organization/events/1%00")
                .then()
                .statusCode(404)
                .body("error.code", equalTo(404));
    }

    @Test
    void W6_brokenOrEmptyJson() {
        for (String body : new String[] {"{", "", "[]", "null", "{\"name\":}"}) {
            organization
                    .request()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v3/events")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo(Map.of("code", 400, "message", "json is not valid")));
        }
    }

    @Test
    void W6_anEmptyObjectIsJson() {
        organization
                .request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v3/events")
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("name", "ERROR_EMPTY", "access", "ERROR_EMPTY")));
    }

    @Test
    void W10_aTargetThatIsNoUriGoesNoFurtherThanTheHttpServer() throws IOException {
        String answer = send("GET /v3/%%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx-auth-token: %s\r\n\r\n"
                .formatted(organization.key()));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("content-length: 0");
    }

    @Test
    void W10_problemDetails() {
        organization
                .request()
                .accept("application/problem+json")
                .get("/v3/organization/events/999999")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(404))
                .body("title", equalTo("Not Found"))
                .body("detail", equalTo("Event 999999 not found"));
    }

    @Test
    void W10_problemDetailsOnlyForErrors() {
        organization
                .request()
                .accept("application/problem+json")
                .get("/v3/organization/members")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"));
    }

    private static long created(ValidatableResponse response) {
        return response.statusCode(201).extract().jsonPath().getLong("eventId");
    }

    private ValidatableResponse event(long id) {
        return organization
                .request()
                .get("/v3/organization/events/" + id)
                .then()
                .statusCode(200);
    }

    /** Sends bytes as they are and reads the answer up to the end of an error's body. */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closedEarly) {
                // The server need not read what it has refused.
            }
            StringBuilder answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            int next = in.read();
            while (next >= 0) {
                answer.append((char) next);
                next = answer.indexOf("}}") < 0 ? in.read() : -1;
            }
            return answer.toString();
        }
    }
}
