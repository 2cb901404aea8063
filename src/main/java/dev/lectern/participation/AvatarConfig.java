package dev.lectern.participation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When pictures of new people are fetched (F3). */
@ConfigMapping(prefix = "lectern.avatars")
public interface AvatarConfig {
    /** How often each replica looks for pictures to fetch. Soon enough to be there when somebody looks; an idle look is one index. */
    @WithDefault("2s")
    String every();

    /** When a picture is tried again that nobody brought, as the server died or the file store was away. Longer than a download takes. */
    @WithDefault("PT1M")
    Duration retryAfter();
}
