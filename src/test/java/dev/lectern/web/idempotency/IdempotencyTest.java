package dev.lectern.web.idempotency;

import java.sql.SQLException;
import java.time.Duration;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HeaderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.web.idempotency.KeyedEvents.assertRefused;
import static dev.lectern.web.idempotency.KeyedEvents.assertRepeated;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls that carry an Idempotency-Key (R6), on the endpoints of events. */
@QuarkusTest
class IdempotencyTest {
    private static final String OTHER_CALL = "This Idempotency-Key was used for another call";

    private static final String STORE_MANY = """
            WITH stored AS (
                INSERT INTO stored_answers (
                    organization_id, idempotency_key, fingerprint, status, headers, body, expires_at)
                SELECT ?, n, sha256('call'), 204, '{}', '', now() + interval '1 day'
                FROM generate_series(1, 10000) AS n
                RETURNING 1)
            SELECT count(*)
            FROM stored
            """;

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    @Inject
    AnswerExpiry expiry;

    private KeyedEvents calls;

    @BeforeEach
    void createOrganization() {
        calls = KeyedEvents.create(database);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void R6_theSameCallAgainGetsTheSameAnswerAndMakesNothing() throws SQLException {
        Response first = calls.post("k", "Talk");
        Response again = calls.post("k", "Talk");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getLong("eventId")).isPositive();
        assertRepeated(again, first);
        assertThat(calls.events()).isEqualTo(1);
    }

    @Test
    void R6_anAnswerWithoutContentIsRepeatedToo() {
        long session = calls.session();

        Response first = calls.request("k").put("/v3/eventsessions/{id}/start", session);
        Response again = calls.request("k").put("/v3/eventsessions/{id}/start", session);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(204);
        assertRepeated(again, first);
    }

    @Test
    void R6_anotherCallWithTheKeyIsRefused() throws SQLException {
        long event = calls.event("Talk");
        calls.rename("k", event, "Lecture").then().statusCode(204);
        String path = "/v3/organization/events/";

        assertRefused(calls.rename("k", event, "Seminar"), 422, OTHER_CALL);
        assertRefused(calls.rename("k", calls.event("Second"), "Lecture"), 422, OTHER_CALL);
        assertRefused(calls.request("k").formParam("name", "Lecture").put(path + event + "?access=1"), 422, OTHER_CALL);
        assertRefused(
                calls.request("k").formParam("name", "Lecture").post(path + event + "/sessions"), 404, "Not Found");
        assertRefused(calls.post("k", "Lecture"), 422, OTHER_CALL);
        assertThat(calls.name(event)).isEqualTo("Lecture");
        assertThat(calls.events()).isEqualTo(2);
    }

    @Test
    void R6_theSameBytesAsAnotherMediaTypeAreAnotherCall() {
        String body = "{\"name\":\"Talk\",\"access\":1}";
        calls.request("k")
                .contentType("application/json")
                .body(body)
                .post("/v3/events")
                .then()
                .statusCode(201);

        Response other = multipart("k", "x", body);

        assertRefused(other, 422, OTHER_CALL);
    }

    @Test
    void R6_theBoundaryOfAMultipartBodyDoesNotCount() throws SQLException {
        Response first = postParts("Talk", "one");
        Response again = postParts("Talk", "other");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertRepeated(again, first);
        assertRefused(postParts("Lecture", "one"), 422, OTHER_CALL);
        assertThat(calls.events()).isEqualTo(1);
    }

    @Test
    void R6_keysOfOtherOrganizationsAreOtherKeys() throws SQLException {
        KeyedEvents others = KeyedEvents.create(database);

        assertThat(calls.post("k", "Talk").header("Idempotency-Replayed")).isNull();
        assertThat(others.post("k", "Talk").header("Idempotency-Replayed")).isNull();
        assertThat(others.post("k", "Talk").header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(calls.events()).isEqualTo(1);
        assertThat(others.events()).isEqualTo(1);
    }

    @Test
    void R6_aRefusedCallLeavesTheKeyFree() throws SQLException {
        long event = calls.event("Talk");

        assertThat(calls.post("k", "").statusCode()).isEqualTo(400);
        assertThat(calls.rename("k", Long.MAX_VALUE, "Lecture").statusCode()).isEqualTo(404);
        assertThat(calls.request("k")
                        .contentType("text/xml")
                        .body("<a/>")
                        .post("/v3/events")
                        .statusCode())
                .isEqualTo(415);
        assertThat(calls.answers()).isZero();
        assertThat(calls.rename("k", event, "Lecture").statusCode()).isEqualTo(204);
        assertThat(calls.name(event)).isEqualTo("Lecture");
    }

    @Test
    void R6_aKeyThatIsBlankOrHasControlCharactersIsRefused() throws SQLException {
        assertRefused(calls.post("", "Talk"), 400, "Idempotency-Key is blank");
        assertRefused(calls.post("a\tb", "Talk"), 400, "Idempotency-Key has control characters");
        assertThat(calls.events()).isZero();
    }

    @Test
    void R6_aKeyHasAtMost255Characters() throws SQLException {
        assertThat(calls.post("k".repeat(255), "Talk").statusCode()).isEqualTo(201);
        assertRefused(calls.post("k".repeat(256), "Talk"), 400, "Idempotency-Key has more than 255 characters");
        assertThat(calls.events()).isEqualTo(1);
    }

    @Test
    void R6_twoKeysAreRefused() {
        Response answer = calls.organization()
                .request()
                .config(RestAssuredConfig.config()
                        .headerConfig(HeaderConfig.headerConfig().mergeHeadersWithName("Idempotency-Key")))
                .header("Idempotency-Key", "a", "b")
                .post("/v3/events");

        assertRefused(answer, 400, "Idempotency-Key is given more than once");
    }

    @Test
    void R6_otherMethodsDoNotLookAtTheKey() throws SQLException {
        String noKey = "k".repeat(300);
        long event = calls.event("Talk");

        calls.request(noKey).get("/v3/organization/events/{id}", event).then().statusCode(200);
        calls.request(noKey)
                .delete("/v3/organization/events/{id}", event)
                .then()
                .statusCode(204);
        calls.request("k").delete("/v3/organization/events/{id}", event).then().statusCode(404);
        assertThat(calls.answers()).isZero();
    }

    @Test
    void R6_afterADayTheKeyIsFreeAgain() throws SQLException {
        Response first = calls.post("k", "Talk");
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        assertRepeated(calls.post("k", "Talk"), first);

        clock.advance(Duration.ofMinutes(2));
        Response other = calls.post("k", "Lecture");

        assertThat(other.statusCode()).as(other.asString()).isEqualTo(201);
        assertRepeated(calls.post("k", "Lecture"), other);
        assertThat(calls.events()).isEqualTo(2);
    }

    @Test
    void R6_expiredAnswersAreDeletedAndOthersAreNot() throws Throwable {
        for (int i = 0; i < 3; i++) {
            calls.post("early" + i, "Talk");
        }
        clock.advance(Duration.ofHours(12));
        calls.post("late", "Talk");
        clock.advance(Duration.ofHours(13));

        VertxContextSupport.subscribeAndAwait(expiry::run);

        assertThat(database.text(
                        "SELECT string_agg(idempotency_key, ' ') FROM stored_answers WHERE organization_id = ?",
                        calls.organization().id()))
                .isEqualTo("late");
    }

    @Test
    void R6_whatHasNotExpiredIsNotRead() throws SQLException {
        assertThat(database.number(STORE_MANY, calls.organization().id())).isEqualTo(10_000);

        String plan = database.text("EXPLAIN (FORMAT JSON) "
                + StoredAnswers.EXPIRE
                        .replace(":now", "timestamptz '2030-01-01Z'")
                        .replace(":batch", "100"));

        assertThat(plan).contains("stored_answers_expires_at_idx").doesNotContain("Seq Scan");
    }

    private Response postParts(String name, String boundary) {
        String part = "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"\r\n\r\n%3$s\r\n";
        return multipart(
                "k",
                boundary,
                part.formatted(boundary, "name", name)
                        + part.formatted(boundary, "access", "1")
                        + "--" + boundary + "--\r\n");
    }

    private Response multipart(String key, String boundary, String body) {
        return calls.request(key)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .contentType("multipart/form-data; boundary=" + boundary)
                .body(body)
                .post("/v3/events");
    }
}
