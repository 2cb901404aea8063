package dev.lectern.web;

import java.lang.reflect.Method;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps sockets from counting as calls under way: to Quarkus a request that became a socket never ends, so that the first one would
 * make every stop of the server wait for the whole of {@code quarkus.shutdown.timeout}.
 */
@ApplicationScoped
@RegisterForReflection(targets = QuarkusRequestWrapper.class)
final class Sockets {
    private static final int FIRST = 1_000;
    private static final Method DONE = done();

    void register(@Observes Filters filters) {
        filters.register(Sockets::pass, FIRST);
    }

    private static void pass(RoutingContext http) {
        if ("websocket".equalsIgnoreCase(http.request().getHeader(HttpHeaders.UPGRADE))) {
            try {
                DONE.invoke(QuarkusRequestWrapper.get(http.request()));
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(failure);
            }
        }
        http.next();
    }

    private static Method done() {
        try {
            Method method = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("Another version of Quarkus", other);
        }
    }
}
