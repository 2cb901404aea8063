package dev.lectern.file;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import dev.lectern.web.NotFound;
import dev.lectern.web.ReceivedFile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Files that callers upload (F1). */
@ApplicationScoped
class FileUploads {
    /** The name of the part with the file. */
    static final String FIELD = "file";

    private final Files files;

    FileUploads(Files files) {
        this.files = files;
    }

    /** Makes a file of what came in; {@link BadRequest} for a picture of too many pixels. */
    Uni<StoredFile> add(long organizationId, ReceivedFile received) {
        return files.store(received.content(), received.name())
                .onFailure(TooManyPixels.class)
                .transform(large -> BadRequest.field(FIELD, FieldError.ERROR_RANGE))
                .chain(stored -> Panache.withTransaction(() -> files.add(organizationId, stored, true)));
    }

    /** The file; {@link NotFound} where the organisation has none with this id. */
    Uni<StoredFile> get(long organizationId, long id) {
        return files.find(organizationId, List.of(id))
                .map(found -> found.get(id))
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("File", id));
    }
}
