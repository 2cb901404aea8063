package dev.lectern.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a folder one that takes no two megabytes until this is closed: a disk of one megabyte is mounted over it or, where the
 * test may not do that, a file stands in its place.
 */
final class FullDisk implements AutoCloseable {
    private final Path folder;
    private final Path aside;
    private final boolean isMounted;

    private FullDisk(Path folder, Path aside, boolean isMounted) {
        this.folder = folder;
        this.aside = aside;
        this.isMounted = isMounted;
    }

    static FullDisk over(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=1m",
                "tmpfs",
                folder.toAbsolutePath().toString())) {
            return new FullDisk(folder, null, true);
        }
        Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
        Files.move(folder, aside);
        Files.createFile(folder);
        return new FullDisk(folder, aside, false);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (isMounted) {
            run("umount", "-l", folder.toAbsolutePath().toString());
        } else {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
