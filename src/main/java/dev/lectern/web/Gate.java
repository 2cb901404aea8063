package dev.lectern.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.web.trace.RequestTrail;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks every request under {@code /v3} for its key before anything else about the request is looked at (W2), so that
 * even an unknown path tells nothing to a stranger.
 */
@ApplicationScoped
final class Gate {
    static final String CALLER = "lectern.caller";
    /** In no name of anything (W5). */
    private static final String NUL = "%00";

    private static final String HEADER = "x-auth-token";
    private static final int BEFORE_ROUTES = 50;

    private final Callers callers;
    private final ErrorAnswer errors;

    Gate(Callers callers, ErrorAnswer errors) {
        this.callers = callers;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ROUTES);
    }

    private void admit(RoutingContext http) {
        if (!RequestPath.isUnder("/v3", http)) {
            http.next();
            return;
        }
        String key = http.request().getHeader(HEADER);
        if (key == null || key.isBlank()) {
            errors.send(http, new BadRequest("Header x-auth-token is missing"));
            return;
        }
        http.request().pause();
        http.addEndHandler(ended -> drain(http.request()));
        callers.callerOf(key.strip())
                .subscribe()
                .with(caller -> let(http, caller), failure -> errors.send(http, failure));
    }

    /** Lets go of a body that nobody read; HTTP/2 knows no resuming of one that was. */
    private static void drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    private void let(RoutingContext http, Caller caller) {
        http.put(CALLER, caller);
        RequestTrail.organization(caller.organizationId());
        errors.noteAccept(http);
        if (http.request().path().contains(NUL)) {
            errors.send(http, new NotFound("No such resource"));
        } else {
            http.next();
        }
    }
}
