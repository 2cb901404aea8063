package dev.lectern.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

import dev.lectern.testing.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** While servers are replaced, those of the release before go on with the schema of the new one. */
class MigrationsTest {
    /** The last migration of the release that servers are replaced from; to be raised with each release. */
    private static final String RELEASED = "7";

    @TempDir
    static Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(folder.resolve("binaries"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void migrationsSinceTheLastReleaseOnlyAddWhatOldServersCanIgnore() throws SQLException {
        DataSource database = postgres.createDatabase("rolled");
        migrate(database, RELEASED);
        Schema released = Schema.of(database);

        migrate(database, "latest");

        assertThat(released.columns()).hasSizeGreaterThan(100);
        assertThat(released.brokenBy(Schema.of(database))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE events DROP COLUMN description | events.description is gone",
                "ALTER TABLE events RENAME COLUMN description TO about | events.description is gone",
                "ALTER TABLE contacts ALTER COLUMN name TYPE text | contacts.name was character varying and is text",
                "ALTER TABLE events ALTER COLUMN description SET NOT NULL | events.description must be given now",
                "ALTER TABLE events ADD COLUMN price integer NOT NULL | events.price is new and must be given",
                "ALTER TABLE tags ADD CONSTRAINT short CHECK (length(name) < 9) | tags.short is demanded now: CHECK ((length((name)::text) < 9))",
                "CREATE UNIQUE INDEX names ON events (name) | events.names is demanded now: USING btree (name)",
                "DROP TABLE contact_tags | contact_tags.contact_id is gone",
            })
    void aMigrationThatBreaksOldServersIsCaught(String migration, String complaint) throws SQLException {
        DataSource database = postgres.createDatabase("broken_" + Integer.toHexString(migration.hashCode()));
        migrate(database, "latest");
        Schema before = Schema.of(database);

        execute(database, migration);

        assertThat(before.brokenBy(Schema.of(database))).contains(complaint);
    }

    @Test
    void additionsThatOldServersCanIgnoreAreFree() throws SQLException {
        DataSource database = postgres.createDatabase("widened");
        migrate(database, "latest");
        Schema before = Schema.of(database);

        for (String migration : List.of(
                "ALTER TABLE events ADD COLUMN price integer",
                "ALTER TABLE events ADD COLUMN seats integer NOT NULL DEFAULT 0",
                "CREATE TABLE rooms (id bigint PRIMARY KEY, name varchar NOT NULL UNIQUE)",
                "CREATE INDEX names ON events (name)")) {
            execute(database, migration);
        }

        assertThat(before.brokenBy(Schema.of(database))).isEmpty();
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
