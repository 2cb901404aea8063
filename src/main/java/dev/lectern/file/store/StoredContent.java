package dev.lectern.file.store;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * Content as a stream.
 *
 * @param size bytes in all
 * @param bytes may be subscribed to once; what holds it open is let go when it ends, fails or is cancelled
 */
public record StoredContent(long size, Multi<Buffer> bytes) {}
