package dev.lectern.file.download;

import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where pictures may be fetched from (F3). */
@ConfigMapping(prefix = "lectern.files")
public interface DownloadConfig {
    /**
     * Whether loopback and private networks are fetched from, on any port. Off by default: a caller could have the server read
     * what only its own network is to see. On, it is for tests against loopback.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** The ports fetched from. Those of the web by default: behind others may be something that takes a request for a command. */
    @WithDefault("80,443")
    Set<Integer> allowedPorts();
}
