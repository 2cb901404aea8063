package dev.lectern;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lectern.admin.AdminConfig;
import dev.lectern.embedded.EmbeddedConfig;
import dev.lectern.event.JobConfig;
import dev.lectern.file.FilesConfig;
import dev.lectern.file.download.DownloadConfig;
import dev.lectern.file.store.S3Config;
import dev.lectern.landing.PasswordConfig;
import dev.lectern.mail.MailConfig;
import dev.lectern.organization.DemoConfig;
import dev.lectern.participation.AvatarConfig;
import dev.lectern.room.RoomConfig;
import dev.lectern.room.place.PlaceConfig;
import dev.lectern.web.WebConfig;
import dev.lectern.web.idempotency.IdempotencyConfig;
import dev.lectern.web.trace.BuildConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins the names of the settings and what they are when nobody sets them (X1). */
class SettingsTest {
    @Test
    void X1_defaults() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigMapping(WebConfig.class).publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(config.getConfigMapping(WebConfig.class).trustedProxies()).isEmpty();
        assertThat(config.getConfigMapping(BuildConfig.class).commit()).isEmpty();
        assertThat(config.getConfigMapping(PlaceConfig.class).geoipDatabase()).isEmpty();
        assertThat(config.getConfigMapping(AdminConfig.class).adminToken()).isEmpty();
        assertThat(config.getConfigMapping(DemoConfig.class).demo()).isFalse();
        assertThat(config.getConfigMapping(EmbeddedConfig.class).dataDir()).isEqualTo(Path.of("data"));
        S3Config s3 = config.getConfigMapping(S3Config.class);
        assertThat(List.of(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey()))
                .containsOnly(Optional.empty());
        assertThat(s3.region()).isEqualTo("us-east-1");
        assertThat(s3.pathStyle()).isTrue();
        assertThat(s3.timeout()).isEqualTo(Duration.ofSeconds(30));
        JobConfig jobs = config.getConfigMapping(JobConfig.class);
        assertThat(jobs.every()).isEqualTo("60s");
        assertThat(jobs.horizon()).isEqualTo(Period.ofDays(30));
        assertThat(jobs.overdueAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(jobs.batch()).isEqualTo(100);
        assertThat(config.getConfigMapping(IdempotencyConfig.class).keep()).isEqualTo(Duration.ofHours(24));
        FilesConfig files = config.getConfigMapping(FilesConfig.class);
        assertThat(files.store()).isEqualTo(FilesConfig.Store.FOLDER);
        assertThat(files.folder()).isEqualTo(Path.of("data/files"));
        assertThat(files.spool()).isEqualTo(Path.of("/tmp/lectern"));
        assertThat(files.spoolBytes()).isEqualTo(3L << 30);
        assertThat(files.cleanUpEvery()).isEqualTo("60s");
        DownloadConfig download = config.getConfigMapping(DownloadConfig.class);
        assertThat(download.allowPrivateAddresses()).isFalse();
        assertThat(download.allowedPorts()).containsExactlyInAnyOrder(80, 443);
        AvatarConfig avatars = config.getConfigMapping(AvatarConfig.class);
        assertThat(avatars.every()).isEqualTo("2s");
        assertThat(avatars.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        PasswordConfig passwords = config.getConfigMapping(PasswordConfig.class);
        assertThat(passwords.guessesPerClient()).isEqualTo(10);
        assertThat(passwords.guessesPerEvent()).isEqualTo(1_000);
        assertThat(passwords.window()).isEqualTo(Duration.ofMinutes(15));
        MailConfig mail = config.getConfigMapping(MailConfig.class);
        assertThat(mail.from()).isEmpty();
        assertThat(mail.every()).isEqualTo("5s");
        assertThat(mail.batch()).isEqualTo(50);
        assertThat(mail.concurrency()).isEqualTo(5);
        assertThat(mail.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(mail.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(mail.attempts()).isEqualTo(16);
        assertThat(mail.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(mail.retryAtMost()).isEqualTo(Duration.ofHours(6));
        assertThat(mail.keepSent()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void X1_environmentVariables() {
        SmallRyeConfig config = config(Map.ofEntries(
                Map.entry("LECTERN_PUBLIC_URL", "https://webinars.example.org"),
                Map.entry("LECTERN_TRUSTED_PROXIES", "10.0.0.0/8,2001:db8::7"),
                Map.entry("LECTERN_COMMIT", "0123abc"),
                Map.entry("LECTERN_GEOIP_DATABASE", "/srv/cities.mmdb"),
                Map.entry("LECTERN_IDEMPOTENCY_KEEP", "PT1H"),
                Map.entry("LECTERN_ADMIN_TOKEN", "secret"),
                Map.entry("LECTERN_DEMO", "true"),
                Map.entry("LECTERN_DATA_DIR", "/var/lib/lectern"),
                Map.entry("LECTERN_JOBS_EVERY", "5s"),
                Map.entry("LECTERN_JOBS_HORIZON", "P7D"),
                Map.entry("LECTERN_JOBS_OVERDUE_AFTER", "PT1H"),
                Map.entry("LECTERN_JOBS_BATCH", "7"),
                Map.entry("LECTERN_AVATARS_EVERY", "10s"),
                Map.entry("LECTERN_AVATARS_RETRY_AFTER", "PT5M"),
                Map.entry("LECTERN_FILES_STORE", "folder"),
                Map.entry("LECTERN_FILES_FOLDER", "/srv/files"),
                Map.entry("LECTERN_FILES_SPOOL", "/var/spool/lectern"),
                Map.entry("LECTERN_FILES_SPOOL_BYTES", "104857600"),
                Map.entry("LECTERN_FILES_CLEAN_UP_EVERY", "10s"),
                Map.entry("LECTERN_FILES_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry("LECTERN_FILES_ALLOWED_PORTS", "443,8443")));

        assertThat(config.getConfigMapping(WebConfig.class).publicUrl())
                .isEqualTo(URI.create("https://webinars.example.org"));
        assertThat(config.getConfigMapping(WebConfig.class).trustedProxies())
                .contains(List.of("10.0.0.0/8", "2001:db8::7"));
        assertThat(config.getConfigMapping(BuildConfig.class).commit()).contains("0123abc");
        assertThat(config.getConfigMapping(PlaceConfig.class).geoipDatabase()).contains(Path.of("/srv/cities.mmdb"));
        assertThat(config.getConfigMapping(AdminConfig.class).adminToken()).isEqualTo(Optional.of("secret"));
        assertThat(config.getConfigMapping(DemoConfig.class).demo()).isTrue();
        assertThat(config.getConfigMapping(EmbeddedConfig.class).dataDir()).isEqualTo(Path.of("/var/lib/lectern"));
        JobConfig jobs = config.getConfigMapping(JobConfig.class);
        assertThat(jobs.every()).isEqualTo("5s");
        assertThat(jobs.horizon()).isEqualTo(Period.ofDays(7));
        assertThat(jobs.overdueAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(jobs.batch()).isEqualTo(7);
        assertThat(config.getConfigMapping(IdempotencyConfig.class).keep()).isEqualTo(Duration.ofHours(1));
        AvatarConfig avatars = config.getConfigMapping(AvatarConfig.class);
        assertThat(avatars.every()).isEqualTo("10s");
        assertThat(avatars.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        FilesConfig files = config.getConfigMapping(FilesConfig.class);
        assertThat(files.store()).isEqualTo(FilesConfig.Store.FOLDER);
        assertThat(files.folder()).isEqualTo(Path.of("/srv/files"));
        assertThat(files.spool()).isEqualTo(Path.of("/var/spool/lectern"));
        assertThat(files.spoolBytes()).isEqualTo(100L << 20);
        assertThat(files.cleanUpEvery()).isEqualTo("10s");
        DownloadConfig download = config.getConfigMapping(DownloadConfig.class);
        assertThat(download.allowPrivateAddresses()).isTrue();
        assertThat(download.allowedPorts()).containsExactlyInAnyOrder(443, 8443);
    }

    @Test
    void X1_environmentVariablesOfAnS3Storage() {
        S3Config s3 = config(Map.of(
                        "LECTERN_FILES_S3_ENDPOINT", "https://storage.example.org",
                        "LECTERN_FILES_S3_REGION", "eu-central-1",
                        "LECTERN_FILES_S3_BUCKET", "webinars",
                        "LECTERN_FILES_S3_ACCESS_KEY", "key",
                        "LECTERN_FILES_S3_SECRET_KEY", "secret",
                        "LECTERN_FILES_S3_PATH_STYLE", "false",
                        "LECTERN_FILES_S3_TIMEOUT", "PT5S"))
                .getConfigMapping(S3Config.class);

        assertThat(s3.endpoint()).contains(URI.create("https://storage.example.org"));
        assertThat(s3.region()).isEqualTo("eu-central-1");
        assertThat(s3.bucket()).contains("webinars");
        assertThat(s3.accessKey()).contains("key");
        assertThat(s3.secretKey()).contains("secret");
        assertThat(s3.pathStyle()).isFalse();
        assertThat(s3.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void X1_environmentVariablesOfMail() {
        MailConfig mail = config(Map.of(
                        "LECTERN_MAIL_FROM", "webinars@example.org",
                        "LECTERN_MAIL_EVERY", "1s",
                        "LECTERN_MAIL_BATCH", "7",
                        "LECTERN_MAIL_CONCURRENCY", "2",
                        "LECTERN_MAIL_TIMEOUT", "PT5S",
                        "LECTERN_MAIL_LEASE", "PT10S",
                        "LECTERN_MAIL_ATTEMPTS", "3",
                        "LECTERN_MAIL_RETRY_AFTER", "PT1M",
                        "LECTERN_MAIL_RETRY_AT_MOST", "PT1H",
                        "LECTERN_MAIL_KEEP_SENT", "P1D"))
                .getConfigMapping(MailConfig.class);

        assertThat(mail.from()).contains("webinars@example.org");
        assertThat(mail.every()).isEqualTo("1s");
        assertThat(mail.batch()).isEqualTo(7);
        assertThat(mail.concurrency()).isEqualTo(2);
        assertThat(mail.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(mail.lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(mail.attempts()).isEqualTo(3);
        assertThat(mail.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(mail.retryAtMost()).isEqualTo(Duration.ofHours(1));
        assertThat(mail.keepSent()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void X1_defaultsOfRooms() {
        RoomConfig rooms = config(Map.of()).getConfigMapping(RoomConfig.class);

        assertThat(rooms.heartbeat()).isEqualTo("5s");
        assertThat(rooms.deadAfter()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rooms.ping()).isEqualTo("20s");
        assertThat(rooms.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rooms.burst()).isEqualTo(50);
        assertThat(rooms.messagesPerSecond()).isEqualTo(25);
        assertThat(rooms.waitingMessages()).isEqualTo(200);
        assertThat(rooms.unreadMessages()).isEqualTo(1_000);
        assertThat(rooms.unreadBytes()).isEqualTo(1_048_576);
        assertThat(rooms.listenUrl()).isEmpty();
    }

    @Test
    void X1_environmentVariablesOfRooms() {
        RoomConfig rooms = config(Map.of(
                        "LECTERN_ROOM_HEARTBEAT", "1s",
                        "LECTERN_ROOM_DEAD_AFTER", "PT5S",
                        "LECTERN_ROOM_PING", "10s",
                        "LECTERN_ROOM_TIMEOUT", "PT30S",
                        "LECTERN_ROOM_BURST", "20",
                        "LECTERN_ROOM_MESSAGES_PER_SECOND", "5",
                        "LECTERN_ROOM_WAITING_MESSAGES", "7",
                        "LECTERN_ROOM_UNREAD_MESSAGES", "50",
                        "LECTERN_ROOM_UNREAD_BYTES", "65536",
                        "LECTERN_ROOM_LISTEN_URL", "postgresql://database.example.org:5432/lectern"))
                .getConfigMapping(RoomConfig.class);

        assertThat(rooms.heartbeat()).isEqualTo("1s");
        assertThat(rooms.deadAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rooms.ping()).isEqualTo("10s");
        assertThat(rooms.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rooms.burst()).isEqualTo(20);
        assertThat(rooms.messagesPerSecond()).isEqualTo(5);
        assertThat(rooms.waitingMessages()).isEqualTo(7);
        assertThat(rooms.unreadMessages()).isEqualTo(50);
        assertThat(rooms.unreadBytes()).isEqualTo(65_536);
        assertThat(rooms.listenUrl()).contains("postgresql://database.example.org:5432/lectern");
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(Map.of(), "none", 100))
                .withMapping(WebConfig.class)
                .withMapping(BuildConfig.class)
                .withMapping(AdminConfig.class)
                .withMapping(DemoConfig.class)
                .withMapping(EmbeddedConfig.class)
                .withMapping(JobConfig.class)
                .withMapping(S3Config.class)
                .withMapping(IdempotencyConfig.class)
                .withMapping(FilesConfig.class)
                .withMapping(DownloadConfig.class)
                .withMapping(MailConfig.class)
                .withMapping(AvatarConfig.class)
                .withMapping(RoomConfig.class)
                .withMapping(PlaceConfig.class)
                .withMapping(PasswordConfig.class)
                .addDefaultInterceptors()
                .build();
    }
}
