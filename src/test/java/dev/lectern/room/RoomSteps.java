package dev.lectern.room;

import java.net.URI;
import java.sql.SQLException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.RestAssured;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** An organisation's event with one session, its people, and what is stored of their visits. */
record RoomSteps(TestOrganization organization, TestDatabase database, long event, long session) {
    static RoomSteps create(TestDatabase database) {
        TestOrganization organization = TestOrganization.create();
        long event = json(
                        organization
                                .request()
                                .contentType(FORM)
                                .body(encoded("name", "Talk", "access", 1))
                                .post("/v3/events"),
                        201)
                .get("eventId")
                .longValue();
        return new RoomSteps(organization, database, event, newSession(organization, event));
    }

    /** The same event with another session. */
    RoomSteps anotherSession() {
        return new RoomSteps(organization, database, event, newSession(organization, event));
    }

    /** Puts the session on air. */
    RoomSteps start() {
        put("/v3/eventsessions/" + session + "/start");
        return this;
    }

    void stop() {
        put("/v3/eventsessions/" + session + "/stop");
    }

    void deleteSession() {
        organization.request().delete("/v3/eventsessions/" + session).then().statusCode(204);
    }

    /** Somebody registered for the series under this name. */
    Person person(String name, Object... fields) {
        return register("/v3/events/" + event + "/register", name, fields);
    }

    /** Somebody registered for the session only. */
    Person personOfSession(String name, Object... fields) {
        return register("/v3/eventsessions/" + session + "/register", name, fields);
    }

    /** The same person, registered for the series as well (R1). */
    Person alsoOfSeries(Person person) {
        String email = stored(
                "SELECT u.email FROM users u JOIN participations p ON p.user_id = u.id WHERE p.id = ?",
                person.participationId());
        return register("/v3/events/" + event + "/register", "Twice", email, new Object[0]);
    }

    Person host() {
        return person("Hanna", "role", "LECTURER");
    }

    void moderate(Person person, boolean isAccepted) {
        put(
                "/v3/events/" + event + "/moderate",
                "isAccepted",
                isAccepted,
                "participationIds[]",
                person.participationId());
    }

    void kick(Person person) {
        put("/v3/participations/kick", "participationIds[]", person.participationId());
    }

    void delete(Person person) {
        organization
                .request()
                .contentType(FORM)
                .body(encoded("participationIds[]", person.participationId()))
                .post("/v3/participations/delete")
                .then()
                .statusCode(200);
    }

    /** {@code /room/7?token=…}. */
    String path(Person person) {
        return "/room/%d?token=%s".formatted(session, person.token());
    }

    /** In the room, welcomed. */
    RoomClient join(Person person) {
        return RoomClient.join(here(), path(person));
    }

    RoomClient join(String name) {
        return join(person(name));
    }

    /** At the socket, whatever becomes of it. */
    RoomClient connect(Person person, String... headers) {
        return RoomClient.connect(here(), path(person), headers);
    }

    static URI here() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    /** The first column of the only row. */
    String stored(String sql, Object... parameters) {
        try {
            return database.text(sql, parameters);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** How many connections of the session this holds of. */
    long connections(String condition) {
        return Long.parseLong(
                stored("SELECT count(*) FROM connections WHERE session_id = ? AND (" + condition + ")", session));
    }

    private void put(String path, Object... parameters) {
        int status = organization
                .request()
                .contentType(FORM)
                .body(encoded(parameters))
                .put(path)
                .statusCode();
        assertThat(status).isBetween(200, 204);
    }

    private Person register(String path, String name, Object... fields) {
        return register(path, name, TestOrganization.address(), fields);
    }

    private Person register(String path, String name, String email, Object[] fields) {
        var request = organization.request().contentType(FORM).body(encoded(fields));
        JsonNode answer =
                json(request.queryParams(Map.of("email", email, "name", name)).post(path), 201);
        String link = answer.get("link").textValue();
        return new Person(answer.get("participationId").longValue(), link.substring(link.lastIndexOf('/') + 1));
    }

    private static long newSession(TestOrganization organization, long event) {
        return json(organization.request().contentType(FORM).body("").post("/v3/events/" + event + "/sessions"), 201)
                .get("eventSessionId")
                .longValue();
    }

    /** Somebody with their personal link. */
    record Person(long participationId, String token) {}
}
