package dev.lectern.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.function.Executable;

/** A disk that takes no two megabytes. */
public final class FullDisk {
    private FullDisk() {}

    /**
     * Has the folder on such a disk while something runs: one of one megabyte is mounted over it or, where the test may not do
     * that, a file stands in its place.
     */
    public static void over(Path folder, Executable test) throws Throwable {
        Files.createDirectories(folder);
        String path = folder.toAbsolutePath().toString();
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path)) {
            try {
                test.execute();
            } finally {
                run("umount", "-l", path);
            }
        } else {
            blocked(folder, test);
        }
    }

    private static void blocked(Path folder, Executable test) throws Throwable {
        Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
        Files.move(folder, aside);
        Files.createFile(folder);
        try {
            test.execute();
        } finally {
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
