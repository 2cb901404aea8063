package dev.lectern.web;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * A body that is sent as it is, piece by piece, as fast as the caller reads it. The answer's head has to say its length.
 *
 * @param bytes subscribed to once; cancelled when the caller goes away
 */
public record Content(Multi<Buffer> bytes) {}
