package dev.lectern.web;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * A body that is sent as it is, piece by piece, as fast as the caller reads it.
 *
 * @param size bytes in all
 * @param bytes subscribed to once; cancelled when the caller goes away
 */
public record Content(long size, Multi<Buffer> bytes) {}
