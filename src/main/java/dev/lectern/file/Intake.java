package dev.lectern.file;

import java.nio.file.Path;
import java.time.Clock;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.picture.Picture;
import dev.lectern.file.picture.PictureHeader;
import dev.lectern.file.store.FileStore;
import dev.lectern.web.HeavyWork;
import io.smallrye.mutiny.Uni;

/** Looks at what came in, and stores its content before there is a file of it (F1). */
@ApplicationScoped
class Intake {
    private static final long MAX_PICTURE_BYTES = 10L * 1024 * 1024;

    private final Spool spool;
    private final Leftovers leftovers;
    private final FileStore store;
    private final Clock clock;

    Intake(Spool spool, Leftovers leftovers, FileStore store, Clock clock) {
        this.spool = spool;
        this.leftovers = leftovers;
        this.store = store;
        this.clock = clock;
    }

    /** See {@link Files#store}. */
    Uni<NewFile> store(Path spooled, String name) {
        return HeavyWork.run(() -> look(spooled, name))
                .call(file -> leftovers.note(file.path()))
                .call(file -> put(spooled, file))
                .eventually(() -> spool.discard(spooled));
    }

    private NewFile look(Path spooled, String name) {
        long size = spooled.toFile().length();
        Picture picture = PictureHeader.read(spooled);
        if (picture == null) {
            return file(name, MimeTypes.extension(name), MimeTypes.of(name), size, null);
        }
        if (picture.isTooLarge()) {
            throw new TooManyPixels();
        }
        return file(
                name,
                picture.format().extension(),
                picture.format().mimeType(),
                size,
                size > MAX_PICTURE_BYTES ? null : picture);
    }

    private NewFile file(String name, String extension, String mimeType, long size, Picture picture) {
        return new NewFile(FilePath.random(clock.instant(), extension), name, mimeType, size, picture);
    }

    private Uni<Void> put(Path spooled, NewFile file) {
        return store.put(FilePath.content(file.path()), spooled, file.mimeType())
                .onFailure()
                .call(() -> leftovers.remove(file.path()));
    }
}
