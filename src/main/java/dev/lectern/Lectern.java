package dev.lectern;

import dev.lectern.embedded.Demo;
import dev.lectern.embedded.StartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server: on the configured database or, where none is configured, as a demo on its own PostgreSQL (O5). */
@QuarkusMain
public final class Lectern {
    private Lectern() {}

    /** Runs until the process is told to stop; ends it with exit code 1 where it cannot start. */
    public static void main(String... arguments) {
        try {
            Demo.startUnlessDatabaseIsConfigured();
        } catch (StartFailure e) {
            // Quarkus holds the log back until it has started.
            System.err.println("Lectern cannot start. " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
