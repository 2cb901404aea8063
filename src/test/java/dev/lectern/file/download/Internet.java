package dev.lectern.file.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.lectern.file.SpoolFolder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;

import static org.awaitility.Awaitility.await;

/** The internet as tests see it: its names, and 127.0.0.2 to 127.0.0.9 as its public addresses. */
final class Internet implements AutoCloseable {
    static final String PUBLIC = "127.0.0.2";
    static final String ANOTHER = "127.0.0.3";
    static final String PRIVATE = "127.0.0.1";

    final List<String> asked = new ArrayList<>();
    final Vertx vertx = Vertx.vertx();
    private final Path spool;
    private final Set<String> silent = new HashSet<>();
    private final Map<String, Deque<List<InetAddress>>> names = new HashMap<>();

    Internet(Path spool) {
        this.spool = spool;
    }

    /** What the name resolves to; said again, what it does after that, and so on. The last answer stays. */
    Internet name(String name, String... addresses) {
        names.computeIfAbsent(name, any -> new ArrayDeque<>())
                .add(Stream.of(addresses).map(Internet::address).toList());
        return this;
    }

    /** The name server does not answer when asked for this name. */
    void silent(String name) {
        silent.add(name);
    }

    PictureDownload download(Integer... ports) {
        return download(false, new HttpClientOptions(), PictureDownload.TIME, ports);
    }

    PictureDownload download(
            boolean allowPrivateAddresses, HttpClientOptions options, Duration time, Integer... ports) {
        DownloadConfig config = new DownloadConfig() {
            @Override
            public boolean allowPrivateAddresses() {
                return allowPrivateAddresses;
            }

            @Override
            public Set<Integer> allowedPorts() {
                return Set.of(ports);
            }
        };
        return new PictureDownload(
                vertx,
                new Names(),
                new PublicLoopback(config),
                SpoolFolder.of(spool, new io.vertx.mutiny.core.Vertx(vertx)),
                options,
                time);
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until no download has left a file, or is still writing one. */
    void awaitNothingSpooled() {
        await().until(() -> spooled().isEmpty());
    }

    private List<String> spooled() {
        String[] files = spool.toFile().list();
        return files == null ? List.of() : List.of(files);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Names extends Resolver {
        Names() {
            super(vertx);
        }

        @Override
        Uni<List<InetAddress>> resolve(String name) {
            asked.add(name);
            Deque<List<InetAddress>> answers = names.get(name);
            if (silent.contains(name)) {
                return Uni.createFrom().nothing();
            }
            if (answers == null) {
                return Uni.createFrom().failure(new UnknownHostException(name));
            }
            return Uni.createFrom().item(answers.size() > 1 ? answers.remove() : answers.peek());
        }
    }

    private static final class PublicLoopback extends Guard {
        PublicLoopback(DownloadConfig config) {
            super(config);
        }

        @Override
        boolean isPublic(InetAddress address) {
            byte[] bytes = address.getAddress();
            boolean isStandIn = bytes.length == 4 && bytes[0] == 127 && bytes[3] >= 2 && bytes[3] <= 9;
            return isStandIn || super.isPublic(address);
        }
    }
}
