package dev.lectern.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import dev.lectern.testing.MailPeer;
import dev.lectern.testing.Ports;
import dev.lectern.testing.PostgresServer;
import dev.lectern.testing.ServerProcess;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three servers behind HAProxy are replaced one after the other while programs call and people sit in a room. */
@Tag("faults")
class RollingReplacementIT {
    private static final int SERVERS = 3;
    private static final Duration LOAD = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void noCallFailsNoSessionIsMadeTwiceNoMailIsLost() throws Exception {
        Program.require("haproxy");
        try (PostgresServer database = PostgresServer.start(folder.resolve("binaries"))) {
            roll(database, Map.of());
        }
    }

    @Test
    void norWithPgBouncerInTransactionMode() throws Exception {
        Program.require("haproxy");
        Program.require("pgbouncer");
        try (PostgresServer database = PostgresServer.start(folder.resolve("binaries"));
                Pooler pooler = Pooler.start(folder, database)) {
            roll(database, pooler.environment());
        }
    }

    @Test
    void aServerStartsOnTheSchemaOfALaterRelease() throws Exception {
        try (PostgresServer database = PostgresServer.start(folder.resolve("binaries"))) {
            ServerProcess.launch(database.environment()).awaitReady().close();
            execute(database, "ALTER TABLE events ADD COLUMN of_a_later_release varchar");
            execute(database, """
                    INSERT INTO flyway_schema_history (
                        installed_rank, version, description, type, script, installed_by, execution_time, success)
                    SELECT max(installed_rank) + 1, '9000', 'Of a later release', 'SQL', 'V9000__Of_a_later_release.sql',
                        'lectern', 1, true
                    FROM flyway_schema_history
                    """);

            try (ServerProcess server = ServerProcess.launch(database.environment())) {
                server.awaitReady();
            }
        }
    }

    private static void execute(PostgresServer database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void roll(PostgresServer postgres, Map<String, String> extra) throws Exception {
        int mailPort = Ports.free();
        List<Integer> ports = Stream.generate(Ports::free).limit(SERVERS).toList();
        List<ServerProcess> servers = new ArrayList<>();
        try (Balancer balancer = Balancer.start(folder, ports);
                MailPeer mails = MailPeer.start(mailPort)) {
            Map<String, String> settings = settings(postgres, balancer.url(), mailPort);
            settings.putAll(extra);
            for (int port : ports) {
                servers.add(launch(settings, port).awaitReady());
                balancer.awaitUp(port);
            }
            RestAssured.port = ports.get(0);
            TestOrganization organization = TestOrganization.create();
            try (FullRoom room = FullRoom.open(organization, balancer.url());
                    MixedLoad load = MixedLoad.begin(balancer.url(), organization.key())) {
                long begun = System.nanoTime();
                for (int i = 0; i < SERVERS; i++) {
                    servers.set(i, replace(servers.get(i), settings, ports.get(i)));
                    balancer.awaitUp(ports.get(i));
                }
                await().atMost(LOAD).until(() -> System.nanoTime() - begun > LOAD.toNanos());
                load.end();
                report(load, room, begun);

                assertThat(load.failures()).isEmpty();
                assertThat(load.courses()).hasSizeGreaterThan(50);
                TestDatabase stored = new TestDatabase(postgres.dataSource());
                assertEverySessionOnce(stored, load.courses());
                assertEveryMailOnce(mails, load.invited());
                room.assertNothingMissed(stored);
                assertThat(room.restarts())
                        .as("sockets that were told to move")
                        .isGreaterThanOrEqualTo(FullRoom.GUESTS);
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private Map<String, String> settings(PostgresServer postgres, URI url, int mailPort) {
        Map<String, String> settings = new HashMap<>(postgres.environment());
        settings.putAll(Map.of(
                "LECTERN_PUBLIC_URL",
                url.toString(),
                "LECTERN_ADMIN_TOKEN",
                TestOrganization.ADMIN_TOKEN,
                "LECTERN_FILES_FOLDER",
                folder.resolve("files").toString(),
                "LECTERN_FILES_SPOOL",
                folder.resolve("spool").toString(),
                "LECTERN_JOBS_EVERY",
                "1s",
                "LECTERN_MAIL_EVERY",
                "1s",
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                Integer.toString(mailPort),
                "QUARKUS_SHUTDOWN_DELAY",
                "3s"));
        return settings;
    }

    private static ServerProcess launch(Map<String, String> settings, int port) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return ServerProcess.launch(all);
    }

    /** Stops a server in order and starts another in its place. */
    private static ServerProcess replace(ServerProcess old, Map<String, String> settings, int port) {
        old.stop();
        assertThat(old.log()).doesNotContain("ERROR");
        old.close();
        return launch(settings, port).awaitReady();
    }

    private static void assertEverySessionOnce(TestDatabase database, List<Long> courses) throws SQLException {
        String odd = """
                SELECT count(*)
                FROM unnest(?::bigint[]) AS course (id)
                CROSS JOIN LATERAL (
                    SELECT count(*) AS made, count(DISTINCT starts_at) AS different
                    FROM event_sessions s
                    WHERE s.event_id = course.id) sessions
                WHERE made <> ? OR different <> ?
                """;
        Long[] ids = courses.toArray(Long[]::new);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.number(odd, ids, MixedLoad.SESSIONS_A_COURSE, MixedLoad.SESSIONS_A_COURSE) == 0);
    }

    private static void assertEveryMailOnce(MailPeer mails, Set<String> invited) {
        await().atMost(Duration.ofMinutes(1)).until(() -> mails.messages().size() >= invited.size());
        List<String> recipients =
                mails.messages().stream().map(RollingReplacementIT::recipient).toList();
        assertThat(new HashSet<>(recipients)).isEqualTo(invited);
        assertThat(recipients).doesNotHaveDuplicates();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getHeader("To")[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(MixedLoad load, FullRoom room, long begun) {
        List<Long> millis = load.millis();
        System.out.printf(
                "%d calls in %d s, %d failed; p50 %d ms, p99 %d ms, longest %d ms; %d mails; %d messages, %d sockets moved%n",
                millis.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                load.failures().size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1),
                load.invited().size(),
                room.said(),
                room.restarts());
    }
}
