package dev.lectern.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jakarta.inject.Inject;

import dev.lectern.web.Unavailable;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class SpoolTest {
    /** Where Netty tells of what a task threw. */
    private static final Logger EVENT_LOOP = Logger.getLogger("io.netty.util.concurrent.AbstractEventExecutor");

    @Inject
    Spool spool;

    @Inject
    Vertx vertx;

    private final List<LogRecord> faults = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            faults.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        EVENT_LOOP.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        EVENT_LOOP.removeHandler(listener);
    }

    @Test
    void F1_discardingWhatIsNotThereIsNoError() throws Exception {
        Path there = spool.newFile();
        Files.createDirectories(there.getParent());
        Files.createFile(there);

        for (int i = 0; i < 10; i++) {
            spool.discard(spool.newFile());
        }
        spool.discard(there);

        await().until(() -> Files.notExists(there));
        assertThat(faults).isEmpty();
    }

    @Test
    void F1_theSpoolTakesNoMoreThanItMayUntilSomethingOfItIsDiscarded(@TempDir Path folder) {
        Spool small = SpoolFolder.of(folder, vertx, 1_000);
        Path first = received(small, 600);

        assertThatThrownBy(() -> received(small, 600)).isInstanceOf(Unavailable.class);
        await().until(() -> folder.toFile().list().length == 1);
        small.discard(first);

        await().ignoreException(Unavailable.class)
                .untilAsserted(() -> assertThat(received(small, 1_000)).hasSize(1_000));
    }

    @Test
    void F1_whatIsForgottenGivesItsSpaceBack(@TempDir Path folder) throws Throwable {
        Spool small = SpoolFolder.of(folder, vertx, 1_000);
        Files.setLastModifiedTime(received(small, 600), FileTime.from(Instant.EPOCH));

        VertxContextSupport.subscribeAndAwait(small::sweep);

        assertThat(received(small, 1_000)).hasSize(1_000);
    }

    private static Path received(Spool spool, int bytes) {
        Multi<Buffer> content =
                Multi.createFrom().items(Buffer.buffer(new byte[bytes - 1]), Buffer.buffer(new byte[1]));
        return spool.receive(content, bytes).await().atMost(Duration.ofSeconds(10));
    }
}
