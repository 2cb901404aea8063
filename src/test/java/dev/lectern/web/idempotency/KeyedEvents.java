package dev.lectern.web.idempotency;

import java.sql.SQLException;

import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls with a key as one organisation makes them, and what became of them. */
record KeyedEvents(TestOrganization organization, TestDatabase database) {
    static KeyedEvents create(TestDatabase database) {
        return new KeyedEvents(TestOrganization.create(), database);
    }

    RequestSpecification request(String key) {
        return organization.request().header("Idempotency-Key", key);
    }

    Response post(String key, String name) {
        return request(key).formParam("name", name).formParam("access", 1).post("/v3/events");
    }

    Response rename(String key, long event, String name) {
        return request(key).formParam("name", name).put("/v3/organization/events/{id}", event);
    }

    /** A new event, made without a key. */
    long event(String name) {
        return organization
                .request()
                .formParam("name", name)
                .formParam("access", 1)
                .post("/v3/events")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("eventId");
    }

    /** A new session of a new event, made without a key. */
    long session() {
        return organization
                .request()
                .post("/v3/events/{id}/sessions", event("Talk"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("eventSessionId");
    }

    long events() throws SQLException {
        return database.number("SELECT count(*) FROM events WHERE organization_id = ?", organization.id());
    }

    long answers() throws SQLException {
        return database.number("SELECT count(*) FROM stored_answers WHERE organization_id = ?", organization.id());
    }

    String name(long event) throws SQLException {
        return database.text("SELECT name FROM events WHERE id = ?", event);
    }

    static void assertRepeated(Response again, Response first) {
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    }

    static void assertRefused(Response answer, int status, String message) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("error.message")).isEqualTo(message);
    }
}
