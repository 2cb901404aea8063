package dev.lectern.file.download;

import java.net.InetAddress;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** Asks for the addresses of names, as the machine is set up to. */
@ApplicationScoped
class Resolver {
    /** Names of which no answer comes hold a thread for as long as the machine waits: these are not those of everybody. */
    private static final int THREADS = 20;

    private final WorkerExecutor threads;

    Resolver(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("lectern-names", THREADS);
    }

    /** All addresses that a name has now; fails with {@link java.net.UnknownHostException} when it has none. */
    Uni<List<InetAddress>> resolve(String name) {
        return Uni.createFrom()
                .completionStage(() -> threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false)
                        .toCompletionStage());
    }
}
