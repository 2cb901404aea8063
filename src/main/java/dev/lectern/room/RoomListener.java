package dev.lectern.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.database.DirectAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import org.jboss.logging.Logger;

/**
 * Listens to what changes in rooms (L3), on a connection of its own. When that is lost it comes back, and all rooms look at everything
 * again, as nothing was heard meanwhile.
 */
@ApplicationScoped
class RoomListener {
    private static final Logger LOG = Logger.getLogger(RoomListener.class);
    private static final String CHANNEL = "room";
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final Rooms rooms;
    private final PgSubscriber subscriber;
    private final Vertx vertx;

    RoomListener(Vertx vertx, DirectAddress address, RoomConfig config, Rooms rooms) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.subscriber = PgSubscriber.subscriber(vertx, address.options(config.listenUrl()));
        subscriber.reconnectPolicy(RoomListener::pause);
        subscriber
                .channel(CHANNEL)
                .subscribeHandler(listening -> rooms.catchUp())
                .handler(this::hear);
    }

    void start(@Observes StartupEvent event) {
        connect(0);
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
    }

    /** Whether the database was there when it was last heard of, a check ago at most. */
    boolean isConnected() {
        return subscriber.actualConnection() != null;
    }

    /** Makes sure that the connection is alive: one that a firewall has cut looks open, and nothing comes. */
    void check(long patienceMillis) {
        PgConnection connection = subscriber.actualConnection();
        if (connection != null) {
            long timer = vertx.setTimer(patienceMillis, late -> connection.close());
            connection.query("SELECT 1").execute().onComplete(answer -> vertx.cancelTimer(timer));
        }
    }

    /** The client's own retries begin only once a connection was there. */
    private void connect(int failures) {
        subscriber.connect().onFailure(failure -> {
            LOG.warnf("Rooms cannot listen to the database: %s", failure.getMessage());
            vertx.setTimer(pause(failures), timer -> connect(failures + 1));
        });
    }

    private void hear(String notification) {
        try {
            rooms.hear(notification);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Notification %s was not understood", notification);
        }
    }

    private static Long pause(Integer failures) {
        return Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(failures, 10));
    }
}
