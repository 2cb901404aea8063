package dev.lectern.organization;

import java.util.Objects;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.Files;
import dev.lectern.file.Photo;
import dev.lectern.file.Photos;
import io.smallrye.mutiny.Uni;

/** Gives people their photos, which become files of the organisation that brings them. Within the caller's transaction (O2). */
@ApplicationScoped
class UserPhotos {
    private final Users users;
    private final Photos photos;
    private final Files files;

    UserPhotos(Users users, Photos photos, Files files) {
        this.users = users;
        this.photos = photos;
        this.files = files;
    }

    /** As {@link Users#join}; only a new user gets the photo. */
    Uni<User> join(long organizationId, Profile profile, Photo photo) {
        return photos.keep(organizationId, photo)
                .chain(id -> users.join(profile, id).call(user -> removeUnless(Objects.equals(id, user.photoId), id)));
    }

    /** Puts this photo in the place of the one before; null leaves it. */
    Uni<Void> change(long organizationId, User user, Photo photo) {
        return photo == null
                ? Uni.createFrom().voidItem()
                : photos.keep(organizationId, photo).chain(id -> replace(user, id));
    }

    private Uni<Void> replace(User user, Long id) {
        Long before = user.photoId;
        user.photoId = id;
        return user.persistAndFlush().chain(() -> removeUnless(Objects.equals(before, id), before));
    }

    private Uni<Void> removeUnless(boolean isInUse, Long id) {
        return id == null || isInUse ? Uni.createFrom().voidItem() : files.removePhotoUnlessKept(id);
    }
}
