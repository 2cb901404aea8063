package dev.lectern.web;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.ext.web.RoutingContext;

/** What Quarkus' WebSockets cannot do by themselves; by what it and Vert.x keep to themselves. */
@ApplicationScoped
@RegisterForReflection(
        targets = QuarkusRequestWrapper.class,
        classNames = {
            "io.quarkus.websockets.next.runtime.WebSocketConnectionBase",
            "io.vertx.ext.web.impl.ServerWebSocketWrapper"
        })
public class Sockets {
    private static final int FIRST = 1_000;
    private static final Method DONE = method(QuarkusRequestWrapper.class.getName(), "done");
    private static final Method SOCKET =
            method("io.quarkus.websockets.next.runtime.WebSocketConnectionBase", "webSocket");

    /**
     * Breaks a connection off, with all that waits to be sent. A close frame would wait behind that for good, where the peer
     * does not read.
     */
    public static void cut(WebSocketConnection connection) {
        Object socket = invoke(SOCKET, connection);
        while (!(socket instanceof WebSocketInternal)) {
            socket = wrapped(socket);
        }
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }

    /**
     * Keeps sockets from counting as calls under way: to Quarkus a request that became a socket never ends, so that the first one would
     * make every stop of the server wait for the whole of {@code quarkus.shutdown.timeout}.
     */
    void register(@Observes Filters filters) {
        filters.register(Sockets::pass, FIRST);
    }

    private static void pass(RoutingContext http) {
        if ("websocket".equalsIgnoreCase(http.request().getHeader(HttpHeaders.UPGRADE))) {
            invoke(DONE, QuarkusRequestWrapper.get(http.request()));
        }
        http.next();
    }

    /** What Vert.x' router has put a wrapper around. */
    private static Object wrapped(Object socket) {
        try {
            Field delegate = socket.getClass().getDeclaredField("delegate");
            delegate.setAccessible(true);
            return delegate.get(socket);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Method method(String type, String name) {
        try {
            Method method = Class.forName(type, false, Thread.currentThread().getContextClassLoader())
                    .getDeclaredMethod(name);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | SecurityException other) {
            throw new IllegalStateException("Another version of Quarkus", other);
        }
    }
}
