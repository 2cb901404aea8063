package dev.lectern.web.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls can be repeated (R6). */
@ConfigMapping(prefix = "lectern.idempotency")
public interface IdempotencyConfig {
    /** How long an answer can be had again. A day: a nightly import that broke off is repeated in the morning. */
    @WithDefault("PT24H")
    Duration keep();
}
