package dev.lectern.web;

import java.nio.file.Path;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;

/** Where the bytes of an upload go while they come in. */
public interface UploadSink {
    /**
     * Writes a stream to a new local file; {@link TooLarge} above so many bytes. There is no file when this fails or is
     * cancelled.
     */
    Uni<Path> receive(Multi<Buffer> bytes, long maxBytes);

    /** Deletes a file that was received. */
    void discard(Path received);
}
