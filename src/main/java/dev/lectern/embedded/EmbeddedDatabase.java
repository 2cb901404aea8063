package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.SystemUtils;
import org.jboss.logging.Logger;

/** A real PostgreSQL of the server's own, listening on 127.0.0.1, with the database and the role the server works with. */
final class EmbeddedDatabase implements AutoCloseable {
    /** The application's role: it owns its database and is no superuser, so that the demo shows missing rights too. */
    static final String ROLE = "lectern";

    private static final String DATABASE = "lectern";
    private static final String SUPERUSER = "postgres";
    private static final Pattern COMPLAINT = Pattern.compile("FATAL|PANIC|error:|denied|cannot be run as root");
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres postgres;
    private final DataFolder folder;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DataFolder folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * Starts PostgreSQL in the folder, makes its cluster on the first start, and ends what an earlier server left running there.
     *
     * @throws StartFailure where it does not start; the reason is in the folder's log
     */
    static EmbeddedDatabase start(DataFolder folder) {
        try {
            Files.deleteIfExists(folder.log());
            Orphans.end(folder);
            folder.deleteUnfinished();
            if (!folder.isInitialised()) {
                initialise(folder);
            }
            var postgres = run(folder, folder.cluster());
            LOG.infof("PostgreSQL listens on 127.0.0.1:%d, its data is in %s", postgres.getPort(), folder.cluster());
            return new EmbeddedDatabase(postgres, folder);
        } catch (StartFailure e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
            throw new StartFailure(
                    "PostgreSQL does not start in %s: %s".formatted(folder.cluster(), reason(folder, e)), e);
        }
    }

    String url() {
        return "postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), DATABASE);
    }

    @Override
    public void close() {
        try {
            postgres.close();
            folder.close();
        } catch (IOException e) {
            LOG.error("PostgreSQL did not stop; the next start will stop it", e);
        }
    }

    private static void initialise(DataFolder folder) throws IOException, SQLException {
        LOG.infof("Making a PostgreSQL in %s", folder.cluster());
        var unfinished = folder.newUnfinished();
        try (var postgres = run(folder, unfinished)) {
            execute(
                    postgres,
                    SUPERUSER,
                    "CREATE ROLE %s LOGIN PASSWORD '%s'"
                            .formatted(ROLE, folder.passwords().application()),
                    "CREATE DATABASE %s OWNER %s".formatted(DATABASE, ROLE));
            execute(postgres, DATABASE, "CREATE EXTENSION pg_trgm");
        }
        folder.finish(unfinished);
    }

    private static EmbeddedPostgres run(DataFolder folder, Path cluster) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .setPGStartupWait(Duration.ofMinutes(1))
                .setConnectConfig("password", folder.passwords().superuser())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("lc-ctype", utf8())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library switches both off for tests; this data is meant to survive kills and power cuts.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    // Without it pg_trgm, unlike lower(), sees no letters but ASCII.
    private static String utf8() {
        if (SystemUtils.IS_OS_WINDOWS) {
            return "C";
        }
        return SystemUtils.IS_OS_MAC ? "UTF-8" : "C.UTF-8";
    }

    private static void execute(EmbeddedPostgres postgres, String database, String... statements) throws SQLException {
        try (var connection = postgres.getDatabase(SUPERUSER, database).getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String reason(DataFolder folder, Throwable failure) {
        try {
            var complaints = Files.readAllLines(folder.log()).stream()
                    .filter(line -> COMPLAINT.matcher(line).find())
                    .toList();
            return complaints.isEmpty() ? failure.getMessage() : complaints.get(complaints.size() - 1);
        } catch (IOException e) {
            return failure.getMessage();
        }
    }
}
