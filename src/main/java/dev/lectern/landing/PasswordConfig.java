package dev.lectern.landing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many wrong passwords are listened to (L1). */
@ConfigMapping(prefix = "lectern.passwords")
public interface PasswordConfig {
    /** Wrong passwords that one client may try at an event within {@link #window}. An office behind one address mistypes a few. */
    @WithDefault("10")
    int guessesPerClient();

    /**
     * Wrong passwords that all clients together may try at an event within {@link #window}. So many that a crowd that was told the
     * wrong one is not locked out, and too few for thousands of addresses to find one.
     */
    @WithDefault("1000")
    int guessesPerEvent();

    /** How long a wrong password counts. */
    @WithDefault("PT15M")
    Duration window();
}
