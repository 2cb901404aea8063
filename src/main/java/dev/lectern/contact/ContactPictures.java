package dev.lectern.contact;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.Files;
import dev.lectern.file.Photo;
import dev.lectern.file.Photos;
import dev.lectern.web.BadRequest;
import dev.lectern.web.input.Draft;
import io.smallrye.mutiny.Uni;

/** The pictures of contacts (F3). */
@ApplicationScoped
class ContactPictures {
    private final Photos photos;
    private final Files files;

    ContactPictures(Photos photos, Files files) {
        this.photos = photos;
        this.files = files;
    }

    /** Looks up or fetches what {@code photo} names, outside of any transaction; {@link BadRequest} where that is no picture. */
    Uni<Photo> find(long organizationId, Draft<ContactForm> draft) {
        return photos.find(organizationId, draft, "photo", draft.unchecked().photo())
                .invoke(photo -> draft.checked());
    }

    /** Makes the picture one of the organisation's files; its id, null for none. Within the caller's transaction. */
    Uni<Long> keep(long organizationId, Photo photo) {
        return photos.keep(organizationId, photo);
    }

    /** Removes a picture, if there is one, with the contact that it was fetched for. Within the caller's transaction. */
    Uni<Void> remove(long organizationId, Long fileId) {
        return fileId == null ? Uni.createFrom().voidItem() : files.removeUnlessKept(organizationId, fileId);
    }
}
