package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A program of the operating system's that runs beside the servers, and what it writes. */
record Program(Process process, Path log) implements AutoCloseable {
    /** Skips the test where there is no such program, but in CI, which installs it ({@code .ci/run}), fails it. */
    static void require(String name) {
        boolean isThere = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Path.of(folder, name).toFile().canExecute());
        assumeTrue("true".equals(System.getenv("CI")) || isThere, "No " + name + " on the path");
    }

    static Program start(Path log, String... command) {
        try {
            return new Program(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
