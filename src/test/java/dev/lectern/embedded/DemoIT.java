package dev.lectern.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a server with no database configured is like from outside (O5), on a machine whose locale knows only ASCII. */
class DemoIT {
    @TempDir
    static Path temporary;

    private static DemoFolder folder;
    private static ServerProcess server;

    @BeforeAll
    static void starts() {
        folder = new DemoFolder(temporary.resolve("data"));
        server = ServerProcess.launch(
                        Map.of("LECTERN_DATA_DIR", folder.dataDir().toString(), "LC_ALL", "POSIX", "LANG", "xx_XX"))
                .awaitReady();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void O5_answersOnLocalhostOnly() throws Exception {
        assertThat(server.baseUrl()).hasHost("localhost");
        assertThat(folder.query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void healthAndSwaggerUiAnswer() {
        assertThat(server.status("/q/health/live")).isEqualTo(200);
        assertThat(server.status("/q/health/ready")).isEqualTo(200);
        assertThat(server.status("/q/swagger-ui/")).isEqualTo(200);
    }

    @Test
    void O5_saysThatItsKeyIsPublic() {
        await().untilAsserted(() -> assertThat(server.log()).containsPattern("WARN .*HelloWorld, is public"));
    }

    @Test
    void O5_commitsSurviveAPowerCut() throws Exception {
        assertThat(folder.query("SHOW fsync")).isEqualTo("on");
        assertThat(folder.query("SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    void O5_readsEveryAlphabetWhateverTheMachinesLocale() throws Exception {
        assertThat(folder.query("SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(folder.query("SELECT lower('ПРИВЕТ')")).isEqualTo("привет");
        assertThat(folder.query("SELECT similarity('Вебинар', 'вебинар')")).isEqualTo("1");
    }

    @Test
    void O5_theServersRoleIsNoSuperuser() throws Exception {
        assertThat(folder.query(
                        "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void O5_onlyTheServersAccountCanReadThePasswords() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file("passwords"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> folder.connect("postgres", "guess"))
                .hasMessageContaining("password authentication failed");
    }
}
