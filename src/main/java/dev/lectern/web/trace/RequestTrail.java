package dev.lectern.web.trace;

import java.util.UUID;
import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/**
 * What every line of the log says of the request it was written for, and what the request's answer says of the log: the request's id,
 * in {@link #HEADER}.
 */
@ApplicationScoped
public final class RequestTrail {
    /** The header of a request's id, the caller's own or a new one. */
    public static final String HEADER = "X-Request-Id";

    /** Before all that may refuse a request. */
    private static final int FIRST = 90;

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    void register(@Observes Filters filters) {
        filters.register(RequestTrail::begin, FIRST);
    }

    /** Names the organisation that the request at hand is about; not to be called outside of one. */
    public static void organization(long id) {
        MDC.put("organizationId", Long.toString(id));
    }

    static void route(String route) {
        MDC.put("route", route);
    }

    private static void begin(RoutingContext http) {
        String id = id(http.request().getHeader(HEADER));
        MDC.put("requestId", id);
        http.response().putHeader(HEADER, id);
        Routes.begin(http);
        http.next();
    }

    /** One that a caller made up must not write lines of its own into the log. */
    private static String id(String given) {
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
