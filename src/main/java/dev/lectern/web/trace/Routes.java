package dev.lectern.web.trace;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

import dev.lectern.web.RequestPath;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Which of the application's routes a request takes: a template such as {@code /v3/events/{eventId}/register}, never the path itself,
 * which has ids, and tokens that must not be told. Metrics, spans and the log name requests by it.
 */
@Singleton
public final class Routes {
    /** Where the framework's metrics and spans look for the template. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String NONE = "/*";
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private static final String ADMIN = "/admin/v1/organizations/{id}";
    private static final Pattern PREFIX = Pattern.compile("/(admin|assets|q|v2|v3)(/.*)?");
    private static final Pattern ROOM = Pattern.compile("/room/[^/]+");

    private final Map<String, String> plain = new ConcurrentHashMap<>();

    /** The route of the request at hand; of one that has reached no resource, where it went: {@code /v3/*}. */
    public static String current() {
        return ContextLocals.<String>get(TEMPLATE).orElse(NONE);
    }

    /** A route that a request has taken, or what the framework says in place of one ({@code root}); of any other path, {@code /*}. */
    static String known(String route) {
        return !route.startsWith("/") || TAKEN.contains(route) ? route : NONE;
    }

    /** Until a resource is found. */
    static void begin(RoutingContext http) {
        take(unmatched(RequestPath.bare(http)));
    }

    /** Once it is found: the framework has put its template, with the expressions that parts of it must match. */
    @ServerRequestFilter
    void matched(ContainerRequestContext request) {
        String route = plain.computeIfAbsent(current(), Routes::withoutExpressions);
        take(route);
        if (route.startsWith(ADMIN)) {
            nameOrganization(request.getUriInfo().getPathParameters().getFirst("id"));
        }
    }

    private static void take(String route) {
        TAKEN.add(route);
        ContextLocals.put(TEMPLATE, route);
        RequestTrail.route(route);
    }

    private static void nameOrganization(String id) {
        if (id != null && id.matches("\\d{1,18}")) {
            RequestTrail.organization(Long.parseLong(id));
        }
    }

    private static String unmatched(String path) {
        if (ROOM.matcher(path).matches()) {
            return "/room/{eventSessionId}";
        }
        Matcher prefix = PREFIX.matcher(path);
        return prefix.matches() ? "/" + prefix.group(1) + "/*" : NONE;
    }

    /** {@code /{token:[0-9a-f]{32}}} is {@code /{token}}. */
    static String withoutExpressions(String template) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean isExpression = false;
        for (char c : template.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            isExpression = depth > 0 && (isExpression || c == ':');
            depth -= c == '}' ? 1 : 0;
            isExpression = depth > 0 && isExpression;
            if (!isExpression) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
