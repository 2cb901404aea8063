package dev.lectern.embedded;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the embedded database lives. {@link Demo} reads it before Quarkus starts; this makes the name known to Quarkus, too. */
@ConfigMapping(prefix = "lectern")
public interface EmbeddedConfig {
    /** The folder of all data. In the working directory by default, so that a newcomer sees where it is and can delete it. */
    @WithDefault("data")
    Path dataDir();
}
