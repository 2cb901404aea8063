package dev.lectern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives every {@code @QuarkusTest} one real PostgreSQL: started once per JVM in a temporary folder, found by Quarkus through
 * the service loader, so that no test has to name it. The application's role is no superuser, as in production.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "test.postgres.port";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + port() + "/lectern",
                "quarkus.datasource.username", "lectern",
                "quarkus.datasource.password", "lectern");
    }

    /** A connection to what it gives the application, with the application's own rights; for tests outside of its process. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/lectern", "lectern", "lectern");
    }

    /** Nothing: the database serves the tests still to come and ends with the JVM. */
    @Override
    public void stop() {}

    // Quarkus loads this class anew for other test profiles; only a system property is seen by all of them.
    private static int port() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(startPostgres()));
            }
            return Integer.getInteger(PORT);
        }
    }

    private static int startPostgres() {
        try {
            return PostgresServer.start(Files.createDirectories(
                            Path.of("target", "postgres-binaries").toAbsolutePath()))
                    .port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
