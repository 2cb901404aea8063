package dev.lectern.landing;

import java.util.Locale;

/** The size of a file for people. */
final class FileSize {
    private static final int STEP = 1_000;

    private FileSize() {}

    /** Such as {@code 1.4 MB}. */
    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        return bytes < STEP * STEP
                ? "%d kB".formatted(bytes / STEP)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (STEP * STEP));
    }
}
