package dev.lectern.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.web.ErrorAnswer;
import dev.lectern.web.RequestPath;
import dev.lectern.web.Unauthorized;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks every request under {@code /admin} for the admin token before anything else about it is looked at (O4). While no
 * token is configured there is none that would do.
 */
@ApplicationScoped
final class AdminGate {
    private static final String SCHEME = "bearer ";
    private static final int BEFORE_ROUTES = 50;

    private final AdminConfig config;
    private final ErrorAnswer errors;

    AdminGate(AdminConfig config, ErrorAnswer errors) {
        this.config = config;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ROUTES);
    }

    private void admit(RoutingContext http) {
        if (!RequestPath.isUnder("/admin", http)) {
            http.next();
        } else if (isAdmin(http.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            errors.noteAccept(http);
            http.next();
        } else {
            http.response().putHeader("WWW-Authenticate", "Bearer realm=\"Lectern admin\"");
            errors.send(http, new Unauthorized(refusal()));
        }
    }

    private boolean isAdmin(String authorization) {
        return config.adminToken()
                .filter(token -> !token.isBlank())
                .filter(token -> authorization != null && isSame(token.strip(), bearerToken(authorization)))
                .isPresent();
    }

    /** Takes as long for a nearly right token as for any other, so that its time tells nothing. */
    private static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String bearerToken(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    private String refusal() {
        return config.adminToken().filter(token -> !token.isBlank()).isPresent()
                ? "The admin token is missing or wrong"
                : "The admin API is off: no admin token is configured";
    }
}
