package dev.lectern.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in the log that the demo is open to whoever reaches it, and where to begin (O5). */
@ApplicationScoped
class DemoBanner {
    private static final Logger LOG = Logger.getLogger(DemoBanner.class);

    private final boolean demo;
    private final HttpServer server;

    DemoBanner(@ConfigProperty(name = "lectern.demo", defaultValue = "false") boolean demo, HttpServer server) {
        this.demo = demo;
        this.server = server;
    }

    void show(@ObservesAsync HttpServerStart started) {
        if (demo) {
            LOG.warn("This is a demo: the key of its organisation, HelloWorld, is public");
            LOG.infof("Try it at %s", server.getLocalBaseUri().resolve("/q/swagger-ui/"));
        }
    }
}
