package dev.lectern.web;

import io.smallrye.mutiny.Uni;

/** Knows the keys. It stands here, so that {@code web} need not know organisations. */
public interface Callers {
    /** The caller that a live key names; fails with {@link Unauthorized} for any other key (W2). */
    Uni<Caller> callerOf(String key);
}
