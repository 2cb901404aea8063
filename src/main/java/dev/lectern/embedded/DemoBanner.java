package dev.lectern.embedded;

import java.net.URI;
import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in the log that the demo is open to whoever reaches it, and where to begin (O5). */
@ApplicationScoped
class DemoBanner {
    private static final Logger LOG = Logger.getLogger(DemoBanner.class);

    private static final Duration SOON = Duration.ofMillis(10);
    private static final int RETRIES = 8;

    private final boolean demo;
    private final HttpServer server;

    DemoBanner(@ConfigProperty(name = "lectern.demo", defaultValue = "false") boolean demo, HttpServer server) {
        this.demo = demo;
        this.server = server;
    }

    void show(@ObservesAsync HttpServerStart started) {
        if (demo) {
            LOG.warn("This is a demo: the key of its organisation, HelloWorld, is public");
            LOG.infof("Try it at %s", address().resolve("/q/swagger-ui/"));
        }
    }

    /** One event loop tells of the start while another may be about to note where that was. */
    private URI address() {
        return Uni.createFrom()
                .item(server::getLocalBaseUri)
                .onFailure()
                .retry()
                .withBackOff(SOON)
                .atMost(RETRIES)
                .await()
                .indefinitely();
    }
}
