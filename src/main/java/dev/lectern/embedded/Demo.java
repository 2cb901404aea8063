package dev.lectern.embedded;

import java.nio.file.Path;
import java.util.Map;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/**
 * The demo: what the server does when no database is configured (O5). Everything it decides is handed on as system properties
 * before Quarkus reads its configuration; {@code lectern.demo=true} tells the rest of the server.
 *
 * <p>Settings: {@code lectern.data-dir} ({@code LECTERN_DATA_DIR}), default {@code data} in the working directory, so that a
 * newcomer sees where the data is and can delete it.
 */
public final class Demo {
    private static final String DATABASE_URL = "quarkus.datasource.reactive.url";
    private static final String DRIVER_PREFIX = "vertx-reactive:";

    /** Localhost because the demo's keys are public. */
    private static final Map<String, String> DEFAULTS =
            Map.of("quarkus.http.host", "localhost", "lectern.admin-token", "demo-admin");

    private Demo() {}

    /**
     * Starts the embedded PostgreSQL when no source of configuration names a database, otherwise nothing.
     *
     * @throws StartFailure where it cannot be started
     */
    public static void startUnlessDatabaseIsConfigured() {
        var config = ConfigUtils.configBuilder().build();
        config.getOptionalValue(DATABASE_URL, String.class).ifPresentOrElse(Demo::useConfigured, () -> start(config));
    }

    // Flyway's JDBC URL is "jdbc:" before this one, so it must not keep the reactive client's own prefix.
    private static void useConfigured(String url) {
        if (url.startsWith(DRIVER_PREFIX)) {
            System.setProperty(DATABASE_URL, url.substring(DRIVER_PREFIX.length()));
        }
    }

    private static void start(SmallRyeConfig config) {
        if (!isEmbeddedPostgresOnClassPath()) {
            throw noDatabase();
        }
        var folder = DataFolder.open(Path.of(
                config.getOptionalValue("lectern.data-dir", String.class).orElse("data")));
        var postgres = EmbeddedDatabase.start(folder);
        OrderedShutdown.stopAfterQuarkus(postgres);
        DEFAULTS.forEach((name, value) -> {
            if (config.getOptionalValue(name, String.class).isEmpty()) {
                System.setProperty(name, value);
            }
        });
        System.setProperty(DATABASE_URL, postgres.url());
        System.setProperty("quarkus.datasource.username", EmbeddedDatabase.ROLE);
        System.setProperty("quarkus.datasource.password", folder.passwords().application());
        System.setProperty("lectern.demo", "true");
    }

    static StartFailure noDatabase() {
        return new StartFailure(
                "No database is configured and this build carries none: set QUARKUS_DATASOURCE_REACTIVE_URL,"
                        + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD");
    }

    private static boolean isEmbeddedPostgresOnClassPath() {
        try {
            Class.forName(
                    "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
                    false,
                    Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        } catch (RuntimeException e) {
            // What Quarkus's class loader throws when the jar was deleted from a finished package.
            return false;
        }
    }
}
