package dev.lectern.web.trace;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What the build could not know of itself. */
@ConfigMapping(prefix = "lectern")
public interface BuildConfig {
    /** The commit that runs. By default the one of the repository it was built in; an image built without one sets it. */
    Optional<String> commit();
}
