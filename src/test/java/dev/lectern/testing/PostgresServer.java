package dev.lectern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL on a free port of localhost, with an empty database whose owner, {@code lectern}, is no superuser, as in production. */
public final class PostgresServer implements AutoCloseable {
    private static final String NAME = "lectern";

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts one whose binaries are unpacked into the folder. */
    public static PostgresServer start(Path binaries) {
        try {
            var server = new PostgresServer(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start());
            server.execute("postgres", "CREATE ROLE lectern LOGIN PASSWORD 'lectern'");
            server.createDatabase(NAME);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes another empty database for the same owner. */
    public DataSource createDatabase(String name) {
        execute("postgres", "CREATE DATABASE " + name + " OWNER lectern");
        execute(name, "CREATE EXTENSION pg_trgm");
        return postgres.getDatabase(NAME, name);
    }

    public int port() {
        return postgres.getPort();
    }

    /** The address of the database for the reactive client; with {@code jdbc:} in front, for JDBC. */
    public String url() {
        return "postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /** The database, as its owner sees it. */
    public DataSource dataSource() {
        return postgres.getDatabase(NAME, NAME);
    }

    /** The variables that a server is told of the database by. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", url(),
                "QUARKUS_DATASOURCE_USERNAME", NAME,
                "QUARKUS_DATASOURCE_PASSWORD", NAME);
    }

    /** Breaks all connections to the database, and lets nobody in until {@link #admit}, as if it were away. */
    public void refuse() {
        execute("postgres", "ALTER DATABASE lectern ALLOW_CONNECTIONS false");
        execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lectern'");
    }

    /** Lets everybody in. */
    public void admit() {
        execute("postgres", "ALTER DATABASE lectern ALLOW_CONNECTIONS true");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String database, String sql) {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
