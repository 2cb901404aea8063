package dev.lectern.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.lectern.web.HeavyWork;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import org.jboss.logging.Logger;

/**
 * Content in a folder, each under its path. It is written beside and moved there when it is whole and on disk, so that whoever
 * opens it, also after a crash, finds all of it or nothing; what a crash left unfinished goes an hour later.
 */
public final class FolderStore implements FileStore {
    private static final Logger LOG = Logger.getLogger(FolderStore.class);
    private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
    private static final Pattern PATH = Pattern.compile(NAME + "(/" + NAME + ")*");
    /** No path has a name like this. */
    private static final String UNFINISHED = ".unfinished";

    private static final Duration LONGEST_WRITE = Duration.ofHours(1);
    private static final int READ_BYTES = 64 * 1024;

    private final Path folder;
    private final Vertx vertx;

    /** The folder need not be there yet. */
    public FolderStore(Path folder, Vertx vertx) {
        this.folder = folder.toAbsolutePath();
        this.vertx = vertx;
    }

    @Override
    public Uni<Void> put(String path, Path content, String mimeType) {
        Path target = locate(path);
        return HeavyWork.run(() -> {
            write(target, content);
            return null;
        });
    }

    @Override
    public Uni<StoredContent> open(String path) {
        Path file = locate(path);
        return HeavyWork.run(() -> size(file))
                .map(size -> size.isPresent() ? new StoredContent(size.getAsLong(), stream(file.toString())) : null);
    }

    @Override
    public Uni<Void> remove(Collection<String> paths) {
        return HeavyWork.run(() -> {
            paths.forEach(path -> delete(locate(path)));
            removeUnfinished();
            return null;
        });
    }

    private Path locate(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("No path of a file: " + path);
        }
        return folder.resolve(path);
    }

    private void write(Path target, Path content) {
        Path unfinished = folder.resolve(UNFINISHED).resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(unfinished.getParent());
            copy(content, unfinished);
            Files.createDirectories(target.getParent());
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            flush(target.getParent());
        } catch (IOException e) {
            delete(unfinished);
            throw unavailable("take", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long done = 0; done < in.size(); ) {
                done += in.transferTo(done, in.size() - done, out);
            }
            out.force(true);
        }
    }

    /** A move is on disk only when its folder is. */
    private static void flush(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Not by Vert.x, which looks for what is not there on the class path, and no longer can once the process is told to stop. */
    private static OptionalLong size(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile() ? OptionalLong.of(found.size()) : OptionalLong.empty();
        } catch (NoSuchFileException absent) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    private Multi<Buffer> stream(String file) {
        return Multi.createFrom()
                .resourceFromUni(
                        () -> vertx.fileSystem().open(file, new OpenOptions().setWrite(false)),
                        open -> open.setReadBufferSize(READ_BYTES).toMulti())
                .withFinalizer(AsyncFile::close);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unavailable("remove", e);
        }
    }

    private void removeUnfinished() {
        Path unfinished = folder.resolve(UNFINISHED);
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        Instant abandoned = Instant.now().minus(LONGEST_WRITE);
        try (var files = Files.list(unfinished)) {
            files.filter(file -> file.toFile().lastModified() < abandoned.toEpochMilli())
                    .forEach(FolderStore::delete);
        } catch (IOException e) {
            throw unavailable("remove", e);
        }
    }

    private static Unavailable unavailable(String what, Throwable cause) {
        LOG.errorf(cause, "The folder of files could not %s", what);
        return new Unavailable("The file store cannot " + what + " files now");
    }
}
