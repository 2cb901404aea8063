package dev.lectern.database;

import java.util.Optional;
import jakarta.inject.Singleton;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** Where the pool connects to, for those who need a connection of their own and for good. */
@Singleton
public final class DirectAddress {
    private final PoolLimits pools;

    /** The pool is asked for only so that it is made first: from then on it is known where it connects to. */
    DirectAddress(PoolLimits pools, Pool pool) {
        this.pools = pools;
        pool.size();
    }

    /**
     * How to connect as the pool does.
     *
     * @param url another address of the same database, with a user and password if they are others
     */
    public PgConnectOptions options(Optional<String> url) {
        PgConnectOptions options = new PgConnectOptions(pools.address());
        url.map(PgConnectOptions::fromUri).ifPresent(other -> redirect(options, other));
        return options;
    }

    private static void redirect(PgConnectOptions options, PgConnectOptions other) {
        options.setHost(other.getHost()).setPort(other.getPort()).setDatabase(other.getDatabase());
        if (other.getPassword() != null && !other.getPassword().equals(PgConnectOptions.DEFAULT_PASSWORD)) {
            options.setUser(other.getUser()).setPassword(other.getPassword());
        }
    }
}
