package dev.lectern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged server as an operator runs it: a process of its own, on a free port of localhost. */
public final class ServerProcess implements AutoCloseable {
    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the server with its embedded database in the folder, and waits until it is ready. */
    public static ServerProcess start(Path dataDir) {
        return launch(Map.of("LECTERN_DATA_DIR", dataDir.toString())).awaitReady();
    }

    /** Starts the server with these environment variables beside the test's own, and does not wait. */
    public static ServerProcess launch(Map<String, String> environment) {
        return launch(PACKAGE, environment);
    }

    /** As {@link #launch(Map)}, with so much memory for its heap: {@code 256m}. */
    public static ServerProcess launch(String heap, Map<String, String> environment) {
        return launch(PACKAGE, heap, environment);
    }

    /** As {@link #launch(Map)}, from a copy of {@code target/quarkus-app}. */
    public static ServerProcess launch(Path quarkusApp, Map<String, String> environment) {
        return launch(quarkusApp, "512m", environment);
    }

    private static ServerProcess launch(Path quarkusApp, String heap, Map<String, String> environment) {
        try {
            var log = Files.createTempFile("lectern-server", ".log");
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            var builder = new ProcessBuilder(
                            java.toString(),
                            "-Xmx" + heap,
                            "-jar",
                            quarkusApp
                                    .resolve("quarkus-run.jar")
                                    .toAbsolutePath()
                                    .toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            var settings = new HashMap<>(Map.of("QUARKUS_HTTP_PORT", "0"));
            settings.putAll(environment);
            builder.environment().putAll(settings);
            return new ServerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until {@code /q/health/ready} answers 200; fails with the log where the process ends before. */
    public ServerProcess awaitReady() {
        await().atMost(PATIENCE)
                .failFast("The server ended", () -> assertThat(process.isAlive())
                        .as(() -> "log: " + log())
                        .isTrue())
                .until(this::isReady);
        return this;
    }

    /** Waits for the process to end by itself and answers its exit code. */
    public int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** {@code http://host:port} with no slash at the end, as the server's own log has it. */
    public URI baseUrl() {
        return address().orElseThrow(() -> new IllegalStateException("The server does not listen:\n" + log()));
    }

    /** Everything written to standard output and error until now. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: the process can do nothing about it. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM: the server stops in order. Returns at once. */
    public void terminate() {
        process.destroy();
    }

    /** SIGTERM: the server stops in order. Returns when it is gone. */
    public void stop() {
        terminate();
        awaitExit();
    }

    /** Stops the server where it still runs. */
    @Override
    public void close() {
        stop();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<URI> address() {
        var match = LISTENING.matcher(log());
        return match.find() ? Optional.of(URI.create(match.group(1))) : Optional.empty();
    }

    private boolean isReady() {
        return address().isPresent() && status("/q/health/ready") == 200;
    }

    /** The status of a plain GET; 0 where nobody answers. */
    public int status(String path) {
        var request = HttpRequest.newBuilder(baseUrl().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
