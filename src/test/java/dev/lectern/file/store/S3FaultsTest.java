package dev.lectern.file.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import com.sun.net.httpserver.HttpServer;
import dev.lectern.testing.FaultyStorage;
import dev.lectern.testing.S3Server;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.buffer.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.store.FileStoreContract.get;
import static dev.lectern.file.store.FileStoreContract.random;
import static dev.lectern.file.store.FileStoreContract.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

/** What becomes of content when its storage fails (F1): a clear error, nothing left behind, and the next try works. */
class S3FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGE = 32 * 1024 * 1024;
    private static final int PART = 512 * 1024;

    private static S3Server server;
    private static final AtomicLong FILES = new AtomicLong();

    @TempDir
    Path folder;

    private final String path = "files/webinar/2026/03/01/" + FILES.incrementAndGet() + ".png";
    private FaultyStorage storage;
    private S3Store store;
    private S3Store impatient;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
        try (S3Store first =
                S3Settings.at(URI.create("http://127.0.0.1:" + server.port())).store()) {
            get(first.open("warm-up"));
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void start() {
        storage = FaultyStorage.before(server.port());
        store = settings().store();
        impatient = settings().with("timeout", "PT2S").store();
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
        impatient.close();
        storage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void F1_aStorageOutOfOrderTakesNothingAndTheNextTryWorks(int size) throws IOException {
        storage.fail(new FaultyStorage.Answers(503, "<Error><Code>SlowDown</Code></Error>"));
        assertThat(failure(put(size))).hasMessage("The file storage is out of order");
        assertThat(isStored()).isFalse();

        storage.fail(new FaultyStorage.None());
        get(put(size));

        assertThat(read(get(store.open(path)))).isEqualTo(random(size));
    }

    @Test
    void F1_nothingIsSaidToBeAbsentWhenTheStorageIsOutOfOrder() {
        storage.fail(new FaultyStorage.Answers(503, ""));

        assertThat(failure(store.open(path))).hasMessage("The file storage is out of order");
        assertThat(failure(store.remove(List.of(path)))).hasMessage("The file storage is out of order");
    }

    @Test
    void F1_retriesAreBounded() {
        storage.fail(new FaultyStorage.Answers(500, ""));

        failure(store.open(path));

        assertThat(storage.requests()).hasSizeBetween(2, 3);
    }

    @Test
    void F1_aStorageThatHangsIsGivenUp() throws IOException {
        storage.fail(new FaultyStorage.Hangs());

        assertThat(failure(impatient.put(path, local(10), "image/png"))).hasMessage("The file storage does not answer");
        assertThat(failure(impatient.open(path))).hasMessage("The file storage does not answer");
        assertThat(failure(impatient.remove(List.of(path)))).hasMessage("The file storage does not answer");

        storage.fail(new FaultyStorage.None());
        get(put(10));
        assertThat(read(get(store.open(path)))).isEqualTo(random(10));
    }

    @Test
    void F1_aStorageThatIsNotThereIsGivenUp() throws IOException {
        storage.close();

        assertThat(failure(put(10))).hasMessage("The file storage does not answer");
    }

    @Test
    void F1_contentThatIsCutOffIsNoWholeContent() throws IOException {
        get(put(LARGE));
        StoredContent opened = get(store.open(path));
        storage.fail(new FaultyStorage.Cuts(PART / 2));

        assertThatThrownBy(() -> read(opened))
                .isInstanceOf(Unavailable.class)
                .hasMessage("The file storage does not answer");
    }

    @Test
    void F1_contentThatStopsComingIsGivenUp() throws IOException {
        get(put(LARGE));
        StoredContent opened = get(impatient.open(path));
        storage.fail(new FaultyStorage.Stalls(PART / 2));

        assertThatThrownBy(() -> read(opened)).isInstanceOf(Unavailable.class);
    }

    @Test
    void F1_contentThatBreaksOffOnceIsReadOn() throws IOException {
        get(put(LARGE));
        StoredContent opened = get(store.open(path));
        storage.fail(new FaultyStorage.CutsOnce(PART / 2));

        assertThat(read(opened)).isEqualTo(random(LARGE));
    }

    @Test
    void F1_contentReplacedWhileItIsReadIsNotMixed() throws IOException {
        get(put(LARGE));
        StoredContent opened = get(store.open(path));
        get(put(LARGE - 1));

        assertThatThrownBy(() -> read(opened)).hasMessage("The file storage has no such content any more");
    }

    @Test
    void F1_noMoreIsReadThanIsAskedFor() throws IOException {
        get(put(LARGE));
        AssertSubscriber<Buffer> reader =
                get(store.open(path)).bytes().subscribe().withSubscriber(AssertSubscriber.create(2));

        reader.awaitItems(2, PATIENCE);
        await().during(Duration.ofMillis(500)).until(settled());

        assertThat(storage.passed()).isLessThan(4 * PART);
        reader.cancel();
    }

    @Test
    void F1_aReaderWhoStopsLetsGoOfTheConnection() throws IOException {
        get(put(LARGE));
        StoredContent opened = get(store.open(path));
        storage.fail(new FaultyStorage.Stalls(PART / 2));
        AssertSubscriber<Buffer> reader = opened.bytes().subscribe().withSubscriber(AssertSubscriber.create(2));
        await().atMost(PATIENCE).until(() -> storage.connections() == 1);

        reader.cancel();

        await().atMost(Duration.ofSeconds(1)).until(() -> storage.connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-key", "secret-key"})
    void F1_wrongCredentialsAreRefused(String setting) throws IOException {
        try (S3Store stranger = settings().with(setting, "somebody-elses").store()) {
            assertThat(failure(stranger.open(path))).hasMessage("The file storage refuses access");
            assertThat(failure(stranger.put(path, local(10), "image/png")))
                    .hasMessage("The file storage refuses access");
            assertThat(failure(stranger.remove(List.of(path)))).hasMessage("The file storage refuses access");
        }
        assertThat(isStored()).isFalse();
    }

    @Test
    void F1_withoutItsBucketNothingIsSaidToBeAbsent() throws IOException {
        try (S3Store elsewhere = settings().with("bucket", "no-such-bucket").store()) {
            assertThat(failure(elsewhere.open(path))).hasMessage("The file storage has no such bucket");
            assertThat(failure(elsewhere.put(path, local(10), "image/png")))
                    .hasMessage("The file storage has no such bucket");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "access-key", "secret-key"})
    void X1_aSettingThatIsMissingIsNamed(String setting) {
        String message = "lectern.files.store is s3, which needs the setting lectern.files.s3." + setting;

        assertThatThrownBy(() -> settings().without(setting).store()).hasMessage(message);
        assertThatThrownBy(() -> settings().with(setting, " ").store()).hasMessage(message);
    }

    @Test
    void F1_aStorageThatRemovesOnlyOneByOneIsServed() throws IOException {
        List<String> removed = new CopyOnWriteArrayList<>();
        HttpServer simple = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        simple.createContext("/", call -> {
            boolean isOne = call.getRequestMethod().equals("DELETE");
            if (isOne) {
                removed.add(call.getRequestURI().getPath());
            }
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(isOne ? 204 : 501, -1);
            call.close();
        });
        simple.start();
        URI endpoint = URI.create("http://127.0.0.1:" + simple.getAddress().getPort());
        try (S3Store there = S3Settings.at(endpoint).store()) {
            get(there.remove(List.of("files/a.png", "files/b.png")));
        } finally {
            simple.stop(0);
        }

        assertThat(removed).containsExactlyInAnyOrder("/lectern-files/files/a.png", "/lectern-files/files/b.png");
    }

    @Test
    void F1_contentIsSentAsItIsWithItsLengthAndType() throws IOException {
        get(put(LARGE));

        assertThat(storage.requests())
                .singleElement(STRING)
                .contains("\r\nContent-Length: " + LARGE + "\r\n", "\r\nContent-Type: image/png\r\n")
                .contains("\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\n")
                .doesNotContainIgnoringCase("Content-Encoding");
    }

    @Test
    void X1_noSecretIsLogged() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try (S3Store stranger = settings().with("secret-key", "somebody-elses").store()) {
            failure(stranger.open(path));
            storage.fail(new FaultyStorage.Answers(503, "<Error><Code>SlowDown</Code></Error>"));
            failure(store.open(path));
            storage.fail(new FaultyStorage.Hangs());
            failure(impatient.open(path));
        } finally {
            root.removeHandler(handler);
        }

        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(line -> line.contains("somebody-elses") || line.contains(S3Server.SECRET_KEY));
    }

    private Callable<Boolean> settled() {
        AtomicLong last = new AtomicLong(-1);
        return () -> {
            long now = storage.passed();
            return last.getAndSet(now) == now;
        };
    }

    private S3Settings settings() {
        return S3Settings.at(storage.uri());
    }

    private Uni<Void> put(int size) throws IOException {
        return store.put(path, local(size), "image/png");
    }

    private Path local(int size) throws IOException {
        return Files.write(folder.resolve("local"), random(size));
    }

    private boolean isStored() {
        return server.content().blobExists(S3Server.BUCKET, path);
    }

    private static Unavailable failure(Uni<?> uni) {
        return catchThrowableOfType(Unavailable.class, () -> get(uni));
    }
}
