package dev.lectern;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server. */
@QuarkusMain
public final class Lectern {
    private Lectern() {}

    public static void main(String... arguments) {
        Quarkus.run(arguments);
    }
}
