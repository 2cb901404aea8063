package dev.lectern.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class SpoolTest {
    /** Where Netty tells of what a task threw. */
    private static final Logger EVENT_LOOP = Logger.getLogger("io.netty.util.concurrent.AbstractEventExecutor");

    @Inject
    Spool spool;

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
}
