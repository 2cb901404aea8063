package dev.lectern.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers 404 to paths with parameters ({@code /admin;x/v1}), once the gates have let them in. The framework would leave the parameters
 * out, while a proxy sees another path than the one that it keeps from the internet.
 */
@ApplicationScoped
final class PathParameters {
    private static final int BEHIND_GATES = 40;

    private final ErrorAnswer errors;

    PathParameters(ErrorAnswer errors) {
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEHIND_GATES);
    }

    private void refuse(RoutingContext http) {
        if (http.request().path().indexOf(';') < 0) {
            http.next();
        } else {
            errors.send(http, new NotFound("No such resource"));
        }
    }
}
