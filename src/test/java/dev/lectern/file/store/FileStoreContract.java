package dev.lectern.file.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store keeps to (F1). */
abstract class FileStoreContract {
    /** The event loops that callers are on. */
    static final Vertx VERTX = Vertx.vertx();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "files/webinar/2026/03/01/picture.png";

    @TempDir
    Path folder;

    abstract FileStore store();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 32 * 1024 * 1024})
    void F1_whatIsPutIsOpenedWhole(int size) throws IOException {
        byte[] content = random(size);

        put(PATH, content);

        StoredContent opened = get(store().open(PATH));
        assertThat(opened.size()).isEqualTo(size);
        assertThat(read(opened)).isEqualTo(content);
    }

    @Test
    void F1_whatWasThereIsReplaced() throws IOException {
        put(PATH, random(5000));

        put(PATH, new byte[] {1, 2, 3});

        assertThat(bytesAt(PATH)).containsExactly(1, 2, 3);
    }

    @Test
    void F1_thumbnailsLieBesideTheFileTheyAreOf() throws IOException {
        put(PATH, new byte[] {1});
        put("50x50/" + PATH, new byte[] {2});

        get(store().remove(List.of("50x50/" + PATH)));

        assertThat(bytesAt(PATH)).containsExactly(1);
        assertThat(get(store().open("50x50/" + PATH))).isNull();
    }

    @Test
    void F1_whatIsNotThereIsNull() {
        assertThat(get(store().open("files/webinar/2026/03/01/absent.png"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/plain; charset=utf-8",
                "application/x-\u043f\u0440\u0438\u0432\u0435\u0442",
                "a/b\r\nX-Evil: 1",
                ""
            })
    void F1_anyContentTypeIsTaken(String mimeType) throws IOException {
        get(store().put(PATH, local(new byte[] {7}), mimeType));

        assertThat(bytesAt(PATH)).containsExactly(7);
    }

    @Test
    void F1_allOfManyAreRemovedAndAbsentOnesAreNoError() throws IOException {
        List<String> paths = IntStream.range(0, 2001)
                .mapToObj(i -> "files/webinar/2026/03/02/" + i + ".png")
                .toList();
        List<String> stored = List.of(paths.get(0), paths.get(1000), paths.get(2000));
        for (String path : stored) {
            put(path, new byte[] {1});
        }

        get(store().remove(paths));

        assertThat(stored)
                .allSatisfy(path -> assertThat(get(store().open(path))).isNull());
    }

    @Test
    void F1_removingNothingIsNoError() {
        assertThat(get(store().remove(List.of()))).isNull();
    }

    @Test
    void F1_aLocalFileThatCannotBeReadLeavesNothingBehind() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> get(store().put("files/webinar/2026/03/03/a.png", missing, "image/png")))
                .isInstanceOf(Unavailable.class);

        assertThat(get(store().open("files/webinar/2026/03/03/a.png"))).isNull();
    }

    @Test
    void F1_aReaderMayStopInTheMiddle() throws IOException {
        byte[] content = random(4 * 1024 * 1024);
        put(PATH, content);
        AssertSubscriber<Buffer> reader =
                get(store().open(PATH)).bytes().subscribe().withSubscriber(AssertSubscriber.create(1));
        reader.awaitItems(1, PATIENCE);

        reader.cancel();

        assertThat(reader.getItems()).hasSize(1);
        assertThat(bytesAt(PATH)).isEqualTo(content);
    }

    @Test
    void F1_answersComeWhereTheCallerIs() throws IOException {
        put(PATH, random(1024 * 1024));
        Context context = VERTX.getDelegate().getOrCreateContext();
        Uni<Boolean> staysThere = store().open(PATH)
                .onItem()
                .transformToMulti(
                        opened -> opened.bytes().map(bytes -> io.vertx.core.Vertx.currentContext() == context))
                .collect()
                .asList()
                .map(each -> !each.contains(false) && io.vertx.core.Vertx.currentContext() == context);

        assertThat(getOn(context, staysThere)).isTrue();
    }

    @Test
    void F1_readersSeeTheSameAtOnce() throws IOException {
        byte[] content = random(1024 * 1024);
        put(PATH, content);

        List<StoredContent> opened =
                Stream.generate(() -> get(store().open(PATH))).limit(8).toList();

        assertThat(opened).allSatisfy(each -> assertThat(read(each)).isEqualTo(content));
    }

    final void put(String path, byte[] content) throws IOException {
        get(store().put(path, local(content), "image/png"));
    }

    final byte[] bytesAt(String path) {
        return read(get(store().open(path)));
    }

    final Path local(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "local", ".tmp"), content);
    }

    static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    static byte[] read(StoredContent content) {
        return get(content.bytes()
                .collect()
                .in(Buffer::buffer, Buffer::appendBuffer)
                .map(Buffer::getBytes));
    }

    /** Waits for what a store does for a caller on an event loop, as every request is. */
    static <T> T get(Uni<T> uni) {
        return getOn(VERTX.getDelegate().getOrCreateContext(), uni);
    }

    private static <T> T getOn(Context context, Uni<T> uni) {
        return Uni.createFrom()
                .<T>emitter(result ->
                        context.runOnContext(ignored -> uni.subscribe().with(result::complete, result::fail)))
                .await()
                .atMost(PATIENCE);
    }
}
