package dev.lectern.participation;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When pictures of new people are fetched (F3). */
// Nobody is given it, but the schedule reads its default.
@Unremovable
@ConfigMapping(prefix = "lectern.avatars")
public interface AvatarConfig {
    /** How often each replica looks for pictures to fetch. Soon enough to be there when somebody looks; an idle look is one index. */
    @WithDefault("2s")
    String every();
}
