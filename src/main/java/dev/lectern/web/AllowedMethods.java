package dev.lectern.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** The methods that a path has, for the {@code Allow} of a 405 (RFC 9110, 15.5.6): RESTEasy Reactive leaves it out. */
final class AllowedMethods {
    private AllowedMethods() {}

    static String of(ResteasyReactiveRequestContext request) {
        Set<String> methods = new TreeSet<>();
        String path = request.getPathWithoutPrefix();
        RequestMapper<InitialMatch> classes =
                new RequestMapper<>(request.getDeployment().getClassMappers());
        for (RequestMatch<InitialMatch> match = classes.map(path);
                match != null;
                match = classes.continueMatching(path, match)) {
            addMethods(match, methods);
        }
        return String.join(", ", methods);
    }

    private static void addMethods(RequestMatch<InitialMatch> match, Set<String> methods) {
        String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        for (var handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routes) {
                routes.getMappers().entrySet().stream()
                        .filter(route -> has(route, remaining))
                        .forEach(route -> methods.add(route.getKey()));
            }
        }
    }

    private static boolean has(Map.Entry<String, RequestMapper<RuntimeResource>> route, String path) {
        return route.getKey() != null && route.getValue().map(path) != null;
    }
}
