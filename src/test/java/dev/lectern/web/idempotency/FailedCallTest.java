package dev.lectern.web.idempotency;

import java.sql.SQLException;
import javax.sql.DataSource;
import jakarta.inject.Inject;

import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls with keys in which the server itself fails (R6). */
@QuarkusTest
class FailedCallTest {
    private static final String BREAK = """
            CREATE FUNCTION break_tag() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
            CREATE CONSTRAINT TRIGGER broken_tags AFTER INSERT ON event_tags %s
            FOR EACH ROW EXECUTE FUNCTION break_tag();
            """;
    private static final String MEND = """
            DROP TRIGGER IF EXISTS broken_tags ON event_tags;
            DROP FUNCTION IF EXISTS break_tag;
            """;

    @Inject
    TestDatabase database;

    @Inject
    DataSource connections;

    @AfterEach
    void mend() throws SQLException {
        execute(MEND);
    }

    /** The second one fails only when the transaction is to be committed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "DEFERRABLE INITIALLY DEFERRED"})
    void R6_aFailureUndoesEverythingAndLeavesTheKeyFree(String when) throws SQLException {
        KeyedEvents calls = KeyedEvents.create(database);
        execute(BREAK.formatted(when));

        Response failed = post(calls);

        assertThat(failed.statusCode()).as(failed.asString()).isEqualTo(500);
        assertThat(failed.contentType()).isEqualTo("application/json");
        assertThat(failed.jsonPath().getString("error.message")).startsWith("Internal error ");
        assertThat(calls.events()).isZero();
        assertThat(calls.answers()).isZero();

        execute(MEND);
        assertThat(post(calls).statusCode()).isEqualTo(201);
        assertThat(calls.events()).isEqualTo(1);
    }

    private static Response post(KeyedEvents calls) {
        return calls.request("k")
                .formParam("name", "Talk")
                .formParam("access", 1)
                .formParam("tags[]", "physics")
                .post("/v3/events");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
