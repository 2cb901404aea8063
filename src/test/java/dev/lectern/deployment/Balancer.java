package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lectern.testing.Ports;

import static org.awaitility.Awaitility.await;

/** HAProxy in front of some servers: calls go to those that say they are ready, and none is tried twice. */
final class Balancer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Program program;
    private final int port;
    private final int statisticsPort;

    private Balancer(Program program, int port, int statisticsPort) {
        this.program = program;
        this.port = port;
        this.statisticsPort = statisticsPort;
    }

    static Balancer start(Path folder, List<Integer> servers) {
        int port = Ports.free();
        int statisticsPort = Ports.free();
        Path configuration = folder.resolve("haproxy.cfg");
        try {
            Files.writeString(configuration, configuration(port, statisticsPort, servers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Balancer(
                Program.start(folder.resolve("haproxy.log"), "haproxy", "-db", "-f", configuration.toString()),
                port,
                statisticsPort);
    }

    private static String configuration(int port, int statisticsPort, List<Integer> servers) {
        return """
                global
                    maxconn 2000
                defaults
                    mode http
                    retries 0
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                    timeout tunnel 1h
                frontend calls
                    bind 127.0.0.1:%d
                    default_backend servers
                backend servers
                    option httpchk GET /q/health/ready
                    default-server check inter 500ms fall 1 rise 1
                    timeout check 5s
                %s
                frontend statistics
                    bind 127.0.0.1:%d
                    stats enable
                    stats uri /
                """.formatted(
                        port,
                        servers.stream()
                                .map(server -> "    server s%1$d 127.0.0.1:%1$d".formatted(server))
                                .collect(Collectors.joining("\n")),
                        statisticsPort);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Waits until it sends calls to this server. */
    void awaitUp(int server) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> statistics()
                .anyMatch(line -> line.startsWith("servers,s" + server + ",") && line.contains(",UP,")));
    }

    private Stream<String> statistics() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/;csv".formatted(statisticsPort)))
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    @Override
    public void close() {
        program.close();
    }
}
