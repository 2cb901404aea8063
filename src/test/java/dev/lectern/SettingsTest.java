package dev.lectern;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

import dev.lectern.admin.AdminConfig;
import dev.lectern.embedded.EmbeddedConfig;
import dev.lectern.event.JobConfig;
import dev.lectern.file.FilesConfig;
import dev.lectern.file.download.DownloadConfig;
import dev.lectern.organization.DemoConfig;
import dev.lectern.web.WebConfig;
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
        assertThat(config.getConfigMapping(AdminConfig.class).adminToken()).isEmpty();
        assertThat(config.getConfigMapping(DemoConfig.class).demo()).isFalse();
        assertThat(config.getConfigMapping(EmbeddedConfig.class).dataDir()).isEqualTo(Path.of("data"));
        JobConfig jobs = config.getConfigMapping(JobConfig.class);
        assertThat(jobs.every()).isEqualTo("60s");
        assertThat(jobs.horizon()).isEqualTo(Period.ofDays(30));
        assertThat(jobs.overdueAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(jobs.batch()).isEqualTo(100);
        FilesConfig files = config.getConfigMapping(FilesConfig.class);
        assertThat(files.store()).isEqualTo(FilesConfig.Store.FOLDER);
        assertThat(files.folder()).isEqualTo(Path.of("data/files"));
        assertThat(files.spool()).isEqualTo(Path.of("/tmp/lectern"));
        assertThat(files.cleanUpEvery()).isEqualTo("60s");
        DownloadConfig download = config.getConfigMapping(DownloadConfig.class);
        assertThat(download.allowPrivateAddresses()).isFalse();
        assertThat(download.allowedPorts()).containsExactlyInAnyOrder(80, 443);
    }

    @Test
    void X1_environmentVariables() {
        SmallRyeConfig config = config(Map.ofEntries(
                Map.entry("LECTERN_PUBLIC_URL", "https://webinars.example.org"),
                Map.entry("LECTERN_ADMIN_TOKEN", "secret"),
                Map.entry("LECTERN_DEMO", "true"),
                Map.entry("LECTERN_DATA_DIR", "/var/lib/lectern"),
                Map.entry("LECTERN_JOBS_EVERY", "5s"),
                Map.entry("LECTERN_JOBS_HORIZON", "P7D"),
                Map.entry("LECTERN_JOBS_OVERDUE_AFTER", "PT1H"),
                Map.entry("LECTERN_JOBS_BATCH", "7"),
                Map.entry("LECTERN_FILES_STORE", "folder"),
                Map.entry("LECTERN_FILES_FOLDER", "/srv/files"),
                Map.entry("LECTERN_FILES_SPOOL", "/var/spool/lectern"),
                Map.entry("LECTERN_FILES_CLEAN_UP_EVERY", "10s"),
                Map.entry("LECTERN_FILES_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry("LECTERN_FILES_ALLOWED_PORTS", "443,8443")));

        assertThat(config.getConfigMapping(WebConfig.class).publicUrl())
                .isEqualTo(URI.create("https://webinars.example.org"));
        assertThat(config.getConfigMapping(AdminConfig.class).adminToken()).isEqualTo(Optional.of("secret"));
        assertThat(config.getConfigMapping(DemoConfig.class).demo()).isTrue();
        assertThat(config.getConfigMapping(EmbeddedConfig.class).dataDir()).isEqualTo(Path.of("/var/lib/lectern"));
        JobConfig jobs = config.getConfigMapping(JobConfig.class);
        assertThat(jobs.every()).isEqualTo("5s");
        assertThat(jobs.horizon()).isEqualTo(Period.ofDays(7));
        assertThat(jobs.overdueAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(jobs.batch()).isEqualTo(7);
        FilesConfig files = config.getConfigMapping(FilesConfig.class);
        assertThat(files.store()).isEqualTo(FilesConfig.Store.FOLDER);
        assertThat(files.folder()).isEqualTo(Path.of("/srv/files"));
        assertThat(files.spool()).isEqualTo(Path.of("/var/spool/lectern"));
        assertThat(files.cleanUpEvery()).isEqualTo("10s");
        DownloadConfig download = config.getConfigMapping(DownloadConfig.class);
        assertThat(download.allowPrivateAddresses()).isTrue();
        assertThat(download.allowedPorts()).containsExactlyInAnyOrder(443, 8443);
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(Map.of(), "none", 100))
                .withMapping(WebConfig.class)
                .withMapping(AdminConfig.class)
                .withMapping(DemoConfig.class)
                .withMapping(EmbeddedConfig.class)
                .withMapping(JobConfig.class)
                .withMapping(FilesConfig.class)
                .withMapping(DownloadConfig.class)
                .addDefaultInterceptors()
                .build();
    }
}
