package dev.lectern.file;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How much the files of a spool may take together: to Kubernetes, a volume that is over its limit is the end of the pod, and no error. */
final class SpoolSpace {
    private final Map<Path, Long> taken = new HashMap<>();
    private long free;

    SpoolSpace(long bytes) {
        this.free = bytes;
    }

    /** Takes so much more for a file if there is as much. */
    synchronized boolean take(Path file, int bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        taken.merge(file, (long) bytes, Long::sum);
        return true;
    }

    /** Gives back what a file has taken; one that has taken nothing is no error. */
    synchronized void giveBack(Path file) {
        Long bytes = taken.remove(file);
        free += bytes == null ? 0 : bytes;
    }
}
