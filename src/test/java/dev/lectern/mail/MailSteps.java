package dev.lectern.mail;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Forms.FORM;
import static dev.lectern.testing.Forms.encoded;

/** What a test does with an organisation's events and mail, form-encoded, and what is stored of it afterwards. */
record MailSteps(TestOrganization organization, TestDatabase database) {
    static MailSteps of(TestDatabase database) {
        return new MailSteps(TestOrganization.create(), database);
    }

    /** A new event with free access; its id. */
    long event(Object... parameters) {
        return json(
                        organization
                                .request()
                                .contentType(FORM)
                                .queryParam("access", 1)
                                .body(encoded(parameters))
                                .post("/v3/events"),
                        201)
                .get("eventId")
                .longValue();
    }

    /** A new session of the event; its id. */
    long session(long eventId, Object... parameters) {
        return json(form(parameters).post("/v3/events/" + eventId + "/sessions"), 201)
                .get("eventSessionId")
                .longValue();
    }

    /** Invites these addresses to {@code events/7} or {@code eventsessions/7}, by mail. */
    void invite(String path, String... addresses) {
        List<Object> parameters = new ArrayList<>(List.of("isAutoEnter", "true", "sendEmail", "true"));
        for (int i = 0; i < addresses.length; i++) {
            parameters.addAll(List.of("users[%d][email]".formatted(i), addresses[i]));
        }
        json(form(parameters.toArray()).post("/v3/" + path + "/invite"), 201);
    }

    Response put(String path, Object... parameters) {
        return form(parameters).put("/v3/" + path);
    }

    private RequestSpecification form(Object... parameters) {
        return organization.request().contentType(FORM).body(encoded(parameters));
    }

    /** {@code KIND STATUS attempts} of the mails to this address, in order, one a line. */
    List<String> mails(String address) {
        String mails = text("""
                SELECT string_agg(concat_ws(' ', o.kind, o.status, o.attempts), ',' ORDER BY o.id)
                FROM outbox o
                JOIN participations p ON p.id = o.participation_id
                JOIN users u ON u.id = p.user_id
                WHERE u.email = ?
                """, address);
        return mails == null ? List.of() : List.of(mails.split(","));
    }

    /** A column of the only mail to this address. */
    String mail(String column, String address) {
        return text("""
                SELECT o.%s
                FROM outbox o
                JOIN participations p ON p.id = o.participation_id
                JOIN users u ON u.id = p.user_id
                WHERE u.email = ?
                """.formatted(column), address);
    }

    /** When the only mail to this address is due. */
    Instant dueAt(String address) {
        return Instant.parse(
                mail("due_at::timestamptz(3) AT TIME ZONE 'UTC'", address).replace(' ', 'T') + "Z");
    }

    String text(String sql, Object... parameters) {
        try {
            return database.text(sql, parameters);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
