package dev.lectern.file.download;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.lectern.file.Spool;
import dev.lectern.web.Failure;
import dev.lectern.web.TooLarge;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.mutiny.core.buffer.Buffer;

/** Fetches pictures from addresses that callers name, guarded against being used to reach what they cannot (F3). */
@ApplicationScoped
public class PictureDownload {
    /** A larger answer is no picture that is taken (F1). */
    static final long MAX_BYTES = 10 * 1024 * 1024;

    /** Downloads at once: each may take as long as {@link #TIME} and as much disk as {@link #MAX_BYTES}. */
    static final int AT_ONCE = 50;

    /** For all of it: names, connections, redirects and the content. */
    static final Duration TIME = Duration.ofSeconds(5);

    private static final int REDIRECTS = 3;
    /** Short enough that there is time for a host's next address. */
    private static final Duration CONNECT_TIME = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Resolver resolver;
    private final Guard guard;
    private final Spool spool;
    private final Duration time;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(AT_ONCE);

    @Inject
    PictureDownload(Vertx vertx, Resolver resolver, Guard guard, Spool spool) {
        this(vertx, resolver, guard, spool, new HttpClientOptions(), TIME);
    }

    PictureDownload(
            Vertx vertx, Resolver resolver, Guard guard, Spool spool, HttpClientOptions options, Duration time) {
        this.vertx = vertx;
        this.resolver = resolver;
        this.guard = guard;
        this.spool = spool;
        this.time = time;
        this.client = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(2 * AT_ONCE)
                .setConnectTimeout((int) CONNECT_TIME.toMillis())
                .setVerifyHost(true));
    }

    /**
     * Fetches what there is at an http or https address, within 5 s and up to 10 MiB, into a spooled file that is the caller's to
     * discard. Fails with {@link DownloadFailed} when the address must not be asked or does not answer with 200, {@link TooLarge}
     * above the limit, {@link Unavailable} when too many downloads are under way.
     */
    public Uni<Path> fetch(String address) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                return Uni.createFrom().failure(new Unavailable("Too many pictures are being fetched now"));
            }
            Context here = vertx.getOrCreateContext();
            Connections connections = new Connections(client);
            return Uni.createFrom()
                    .item(() -> Target.of(address))
                    .chain(target -> fetch(target, REDIRECTS, connections))
                    .ifNoItem()
                    .after(time)
                    .failWith(() -> new DownloadFailed("It took more than " + time))
                    .onTermination()
                    .invoke(() -> {
                        connections.close();
                        free.release();
                    })
                    .emitOn(task -> here.runOnContext(ignored -> task.run()));
        });
    }

    private Uni<Path> fetch(Target target, int redirects, Connections connections) {
        return addresses(target)
                .map(addresses -> guard.verify(addresses, target.port()))
                .chain(addresses -> connections.get(target, addresses))
                .onFailure(PictureDownload::isForeign)
                .transform(PictureDownload::failed)
                .chain(answer -> switch (answer.status()) {
                    case 200 -> save(answer);
                    case 301, 302, 303, 307, 308 -> follow(target, answer, redirects, connections);
                    default -> throw new DownloadFailed("It answers " + answer.status());
                });
    }

    private Uni<List<InetAddress>> addresses(Target target) {
        return target.literal() == null
                ? resolver.resolve(target.host())
                : Uni.createFrom().item(List.of(target.literal()));
    }

    private Uni<Path> follow(Target target, Answer answer, int redirects, Connections connections) {
        String location = answer.header(HttpHeaders.LOCATION);
        if (location == null || redirects == 0) {
            throw new DownloadFailed(location == null ? "It redirects to nowhere" : "It redirects too often");
        }
        return fetch(target.redirected(location), redirects - 1, connections);
    }

    private Uni<Path> save(Answer answer) {
        String length = answer.header(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > MAX_BYTES) {
            throw new TooLarge("The picture is larger than 10 MiB");
        }
        Multi<Buffer> bytes = answer.body().onFailure().transform(PictureDownload::failed);
        return spool.receive(bytes, MAX_BYTES);
    }

    private static boolean isForeign(Throwable thrown) {
        return !(thrown instanceof DownloadFailed || thrown instanceof Failure);
    }

    private static DownloadFailed failed(Throwable cause) {
        return new DownloadFailed("It cannot be fetched: " + cause, cause);
    }
}
