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
import dev.lectern.organization.DemoConfig;
import dev.lectern.web.WebConfig;
import dev.lectern.web.idempotency.IdempotencyConfig;
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
        assertThat(config.getConfigMapping(IdempotencyConfig.class).keep()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void X1_environmentVariables() {
        SmallRyeConfig config = config(Map.of(
                "LECTERN_PUBLIC_URL", "https://webinars.example.org",
                "LECTERN_IDEMPOTENCY_KEEP", "PT1H",
                "LECTERN_ADMIN_TOKEN", "secret",
                "LECTERN_DEMO", "true",
                "LECTERN_DATA_DIR", "/var/lib/lectern",
                "LECTERN_JOBS_EVERY", "5s",
                "LECTERN_JOBS_HORIZON", "P7D",
                "LECTERN_JOBS_OVERDUE_AFTER", "PT1H",
                "LECTERN_JOBS_BATCH", "7"));

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
        assertThat(config.getConfigMapping(IdempotencyConfig.class).keep()).isEqualTo(Duration.ofHours(1));
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
                .withMapping(IdempotencyConfig.class)
                .addDefaultInterceptors()
                .build();
    }
}
