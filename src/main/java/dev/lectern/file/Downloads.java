package dev.lectern.file;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.store.FileStore;
import dev.lectern.file.store.StoredContent;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;

/** Content for those who know its address (F2): that is a secret, and as good as a key. */
@ApplicationScoped
class Downloads {
    private final Files files;
    private final FileStore store;
    private final ThumbnailMaker thumbnails;

    Downloads(Files files, FileStore store, ThumbnailMaker thumbnails) {
        this.files = files;
        this.store = store;
        this.thumbnails = thumbnails;
    }

    /** The file at this address; {@link NotFound} for none. */
    Uni<StoredFile> find(String path) {
        return FilePath.isOne(path)
                ? files.at(path).onItem().ifNull().failWith(Downloads::notFound)
                : Uni.createFrom().failure(Downloads::notFound);
    }

    /** The picture at this address; {@link NotFound} for none, and for a size that is not documented. */
    Uni<StoredFile> findPicture(String size, String path) {
        return find(path).invoke(file -> {
            if (!file.isPicture() || ThumbnailSize.find(size).isEmpty()) {
                throw notFound();
            }
        });
    }

    /** What the file holds. */
    Uni<StoredContent> open(StoredFile file) {
        return store.open(FilePath.content(file.path())).onItem().ifNull().failWith(Downloads::notFound);
    }

    /** A thumbnail of a documented size, which is made now where nobody has asked for it before. */
    Uni<Thumbnail> openThumbnail(StoredFile picture, String size) {
        return thumbnails.open(picture, ThumbnailSize.find(size).orElseThrow());
    }

    private static NotFound notFound() {
        return new NotFound("No such file");
    }
}
