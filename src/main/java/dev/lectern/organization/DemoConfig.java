package dev.lectern.organization;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether this is an installation to try things out in. */
@ConfigMapping(prefix = "lectern")
public interface DemoConfig {
    /**
     * Whether to make the demo organisation at start where there is none at all (O5). Off unless the embedded database is
     * used: its key is public.
     */
    @WithDefault("false")
    boolean demo();
}
