package dev.lectern.web;

import java.util.concurrent.atomic.AtomicLong;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds the memory of all bodies being received or worked on together, so that a few callers with large ones cannot take
 * the server from the others. Small bodies are not counted: there is always room for them.
 */
@ApplicationScoped
class BodyBudget {
    /** Up to here a body is small. */
    static final int SMALL = 64 * 1024;

    /** An eighth, as the tree of a body and what becomes of it take several times its size. */
    private static final int SHARE_OF_HEAP = 8;

    private final AtomicLong free;

    BodyBudget() {
        this(Math.max(BodyReader.MAX_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    BodyBudget(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** Takes so many bytes if there are as many. */
    boolean take(long bytes) {
        long left = free.addAndGet(-bytes);
        if (left < 0) {
            free.addAndGet(bytes);
        }
        return left >= 0;
    }

    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}
