package dev.lectern.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ApplicationLifecycleManager;

/** Lets the database go only after the application that uses it. */
final class OrderedShutdown {
    /** More than {@code quarkus.shutdown.timeout}; only a hung shutdown reaches it. */
    private static final long PATIENCE_SECONDS = 60;

    private OrderedShutdown() {}

    // JVM shutdown hooks run side by side, so this one waits for Quarkus to report its end to the exit handler.
    static void stopAfterQuarkus(EmbeddedDatabase database) {
        var quarkusStopped = new CountDownLatch(1);
        var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            quarkusStopped.countDown();
            exit.accept(code, cause);
        });
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stopAfter(quarkusStopped, database), "lectern-postgres-stop"));
    }

    private static void stopAfter(CountDownLatch quarkusStopped, EmbeddedDatabase database) {
        try {
            quarkusStopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
