package dev.lectern.file;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.web.HeavyWork;
import dev.lectern.web.TooLarge;
import dev.lectern.web.Unavailable;
import dev.lectern.web.UploadSink;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import org.jboss.logging.Logger;

/**
 * Local files for content on its way in, or being worked on: what comes from outside is neither held in memory nor trusted to
 * come in whole. Who asked for a file discards it; one that was forgotten in a crash goes an hour later.
 */
@ApplicationScoped
public class Spool implements UploadSink {
    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final Duration LONGEST_USE = Duration.ofHours(1);
    private static final String SUFFIX = ".spooled";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String NOT_NOW = "The server cannot take files now";
    private static final int MEBIBYTE = 1024 * 1024;

    private final Path folder;
    private final SpoolSpace space;
    private final Vertx vertx;

    Spool(FilesConfig config, Vertx vertx) {
        this.folder = config.spool().toAbsolutePath();
        this.space = new SpoolSpace(config.spoolBytes());
        this.vertx = vertx;
    }

    /**
     * Writes a stream to a new file, as fast as the disk takes it; {@link TooLarge} above so many bytes, {@link Unavailable} where
     * the disk does not take it or too much lies here, or the stream's own failure. There is no file when this fails or is cancelled.
     */
    @Override
    public Uni<Path> receive(Multi<Buffer> bytes, long maxBytes) {
        Path file = newFile();
        return open(file)
                .chain(opened -> write(bytes, file, opened, maxBytes))
                .replaceWith(file)
                .onFailure()
                .invoke(() -> discard(file))
                .onCancellation()
                .invoke(() -> discard(file));
    }

    /** Where a new file may be written; there is none yet. */
    Path newFile() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    /** Deletes a file of this spool, without waiting; one that is not there is no error. */
    @Override
    public void discard(Path file) {
        vertx.getDelegate()
                .executeBlocking(() -> Files.deleteIfExists(file), false)
                .onFailure(failure -> LOG.warnf("Temporary file %s stays for now: %s", file, failure.getMessage()))
                .onComplete(gone -> space.giveBack(file));
    }

    /** Deletes what was forgotten. */
    Uni<Void> sweep() {
        return HeavyWork.run(() -> {
            deleteForgotten();
            return null;
        });
    }

    void sweepAtStart(@Observes StartupEvent started) {
        deleteForgotten();
    }

    private Uni<AsyncFile> open(Path file) {
        return HeavyWork.run(() -> create(file))
                .chain(created -> vertx.fileSystem().open(created.toString(), new OpenOptions().setCreate(false)))
                .onFailure()
                .transform(Spool::unavailable);
    }

    /** Not by Vert.x, which looks for what is not there on the class path, and no longer can once the process is told to stop. */
    private Path create(Path file) {
        try {
            Files.createDirectories(folder);
            return Files.createFile(file, OWNER_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Void> write(Multi<Buffer> bytes, Path file, AsyncFile opened, long maxBytes) {
        AtomicLong size = new AtomicLong();
        return bytes.onItem()
                .call(chunk -> {
                    if (size.addAndGet(chunk.length()) > maxBytes) {
                        throw new TooLarge("The file is larger than " + maxBytes / MEBIBYTE + " MiB");
                    }
                    if (!space.take(file, chunk.length())) {
                        throw full();
                    }
                    return opened.write(chunk).onFailure().transform(Spool::unavailable);
                })
                .onItem()
                .ignoreAsUni()
                .onTermination()
                .call(() -> opened.close().onFailure().transform(Spool::unavailable));
    }

    private void deleteForgotten() {
        long forgotten = Instant.now().minus(LONGEST_USE).toEpochMilli();
        File[] files =
                folder.toFile().listFiles(file -> file.getName().endsWith(SUFFIX) && file.lastModified() < forgotten);
        for (File file : files == null ? new File[0] : files) {
            if (file.delete()) {
                space.giveBack(file.toPath());
            } else {
                LOG.warnf("Temporary file %s cannot be deleted", file);
            }
        }
    }

    private static Unavailable unavailable(Throwable cause) {
        LOG.error("The spool could not take a file", cause);
        return new Unavailable(NOT_NOW);
    }

    private static Unavailable full() {
        LOG.warn("The spool has as much as it may have (lectern.files.spool-bytes)");
        return new Unavailable(NOT_NOW);
    }
}
