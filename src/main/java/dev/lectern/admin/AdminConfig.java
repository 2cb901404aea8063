package dev.lectern.admin;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Who may administer this installation. */
@ConfigMapping(prefix = "lectern")
public interface AdminConfig {
    /**
     * The bearer token of the admin API (X1: {@code LECTERN_ADMIN_TOKEN}). None by default, which turns the admin API off: it
     * reaches every organisation, so there must be no token that anybody could know.
     */
    Optional<String> adminToken();
}
