package dev.lectern.database;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Bounds what may wait for a connection, which the pool itself does not: past that, or after that long, a call is refused with 503
 * instead of using up memory and everybody's patience.
 */
@Singleton
final class PoolLimits implements PgPoolCreator {
    private static final int WAITING = 2_000;
    private static final int SECONDS = 30;

    private volatile PgConnectOptions address;

    @Override
    public Pool create(Input input) {
        address = input.pgConnectOptionsList().get(0);
        PoolOptions options = input.poolOptions()
                .setMaxWaitQueueSize(WAITING)
                .setConnectionTimeout(SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(options)
                .using(input.vertx())
                .build();
    }

    /** Where the pool connects to; null before it is made. */
    PgConnectOptions address() {
        return address;
    }
}
