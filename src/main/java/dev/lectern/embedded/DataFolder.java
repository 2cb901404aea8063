package dev.lectern.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.io.FileUtils;

/**
 * The folder {@code postgres} in the data folder, held by one server at a time until its process ends.
 *
 * <p>A cluster is built in a folder {@code initdb-…} and renamed to {@code data} when it is complete. So {@code data} is
 * complete whenever it is there and is never deleted, and whatever is called {@code initdb-…} is the rest of a server that was
 * killed on its first start.
 */
final class DataFolder implements AutoCloseable {
    private static final String UNFINISHED = "initdb-";
    private static final boolean IS_POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    // Beyond the text, because on Windows locked bytes cannot be read.
    private static final long LOCKED_BYTE = 1 << 20;

    private final Path home;
    private final FileChannel lock;
    private final Passwords passwords;

    private DataFolder(Path home, FileChannel lock) throws IOException {
        this.home = home;
        this.lock = lock;
        this.passwords = Files.exists(passwordFile()) ? Passwords.read(passwordFile()) : newPasswords();
    }

    /**
     * Makes the folder where it is missing and takes it for this process.
     *
     * @throws StartFailure where another server has it, or it cannot be written
     */
    static DataFolder open(Path dataDir) {
        try {
            var home = dataDir.toAbsolutePath().normalize().resolve("postgres");
            Files.createDirectories(home.getParent());
            if (!Files.isDirectory(home)) {
                Files.createDirectory(home, ownerOnly("rwx------"));
            }
            requireOwn(home);
            return new DataFolder(home.toRealPath(), lock(home.resolve("lock")));
        } catch (AccessDeniedException e) {
            throw unusable(dataDir, "no permission for " + e.getFile(), e);
        } catch (FileAlreadyExistsException e) {
            throw unusable(dataDir, e.getFile() + " is not a folder", e);
        } catch (FileSystemException e) {
            throw unusable(dataDir, e.getFile() + ": " + e.getReason(), e);
        } catch (IOException e) {
            throw unusable(dataDir, e.getMessage(), e);
        }
    }

    private static StartFailure unusable(Path dataDir, String reason, IOException cause) {
        return new StartFailure(
                "Cannot use the data folder %s (%s): make it writable or set LECTERN_DATA_DIR"
                        .formatted(dataDir.toAbsolutePath(), reason),
                cause);
    }

    // PostgreSQL wants to own its data; said here, because its own complaint comes late.
    private static void requireOwn(Path home) throws IOException {
        var probe = Files.createTempFile(home, "owner", null);
        try {
            var owner = Files.getOwner(home);
            if (IS_POSIX && !owner.equals(Files.getOwner(probe))) {
                throw new StartFailure(
                        "The data folder %s belongs to %s: run the server as that user or set LECTERN_DATA_DIR"
                                .formatted(home.getParent(), owner.getName()));
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            throw new StartFailure(
                    "The data folder %s is in use by process %s: stop that server or set LECTERN_DATA_DIR"
                            .formatted(
                                    file.getParent().getParent(),
                                    Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()));
        return channel;
    }

    Passwords passwords() {
        return passwords;
    }

    Path passwordFile() {
        return home.resolve("passwords");
    }

    Path cluster() {
        return home.resolve("data");
    }

    Path binaries() {
        return home.resolve("bin");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    boolean isInitialised() {
        return Files.isDirectory(cluster());
    }

    /** Every cluster in the folder, complete or not, in which a PostgreSQL of an earlier server may still run. */
    List<Path> clusters() {
        return entries(home)
                .filter(entry -> entry.equals(cluster()) || isUnfinished(entry))
                .toList();
    }

    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a first start that was killed left half-made: clusters, and programs that would never be unpacked again. */
    void deleteUnfinished() {
        Stream.concat(
                        entries(home).filter(DataFolder::isUnfinished),
                        entries(binaries()).filter(version -> !Files.exists(version.resolve(".exists"))))
                .forEach(left -> FileUtils.deleteQuietly(left.toFile()));
    }

    Path newUnfinished() {
        try {
            return Files.createTempDirectory(home, UNFINISHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish(Path unfinished) {
        try {
            Files.move(unfinished, cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(Path file) {
        return file.startsWith(home);
    }

    /** Lets the next server have the folder. Until then somebody must hold this object: a collected channel loses its lock. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isUnfinished(Path entry) {
        return entry.getFileName().toString().startsWith(UNFINISHED);
    }

    private Passwords newPasswords() throws IOException {
        if (isInitialised()) {
            throw new StartFailure(passwordFile() + " is missing: restore it, or move " + home + " away to begin anew");
        }
        var made = Passwords.random();
        var unfinished = Files.createTempFile(home, "passwords", ".new", ownerOnly("rw-------"));
        made.write(unfinished);
        Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return IS_POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
