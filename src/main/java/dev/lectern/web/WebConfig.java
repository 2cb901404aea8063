package dev.lectern.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outside reaches this installation. */
@ConfigMapping(prefix = "lectern")
public interface WebConfig {
    /**
     * The base of every link that Lectern hands out (E14, W13), without a closing slash. The default fits a laptop; behind a
     * proxy it is the proxy's address, as a request's own headers are not to be trusted with it.
     */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /**
     * Proxies whose {@code X-Forwarded-For} is believed: addresses or subnets ({@code 10.0.0.0/8,2001:db8::/32}). None by default:
     * without a proxy in front, anybody could write anything there.
     */
    Optional<List<String>> trustedProxies();
}
