package dev.lectern.file.picture;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The share of the heap that pictures being decoded may take together; who finds it taken waits. */
final class DecodingMemory {
    private static final int MEGABYTE = 1 << 20;
    private static final int SHARE_OF_HEAP = 4;

    private static final int MEGABYTES =
            (int) Math.max(64, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / MEGABYTE);
    private static final Semaphore FREE = new Semaphore(MEGABYTES, true);

    private DecodingMemory() {}

    /**
     * Does work that takes memory.
     *
     * @param heap bytes of the heap; more than there ever are is {@link UnreadablePicture}
     * @param elsewhere bytes beside the heap; large ones go one at a time
     */
    static <T> T with(long heap, long elsewhere, Supplier<T> work) {
        if (heap / MEGABYTE >= MEGABYTES) {
            throw new UnreadablePicture("It takes more memory than this server has for pictures.");
        }
        int needed = (int) Math.min(MEGABYTES, 1 + (heap + elsewhere) / MEGABYTE);
        FREE.acquireUninterruptibly(needed);
        try {
            return work.get();
        } finally {
            FREE.release(needed);
        }
    }
}
