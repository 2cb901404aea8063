package dev.lectern.participation;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.contact.AddressBook;
import dev.lectern.file.Files;
import dev.lectern.file.Photo;
import dev.lectern.file.Photos;
import dev.lectern.organization.Users;
import dev.lectern.participation.AvatarRequests.AvatarRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Fetches the pictures of people who have just been registered (F3), on every replica, until none is due. */
@ApplicationScoped
class AvatarJob {
    private static final Logger LOG = Logger.getLogger(AvatarJob.class);

    private final AvatarRequests requests;
    private final Photos photos;
    private final Files files;
    private final Users users;
    private final AddressBook addressBook;

    AvatarJob(AvatarRequests requests, Photos photos, Files files, Users users, AddressBook addressBook) {
        this.requests = requests;
        this.photos = photos;
        this.files = files;
        this.users = users;
        this.addressBook = addressBook;
    }

    /** One run. */
    @Scheduled(
            identity = "avatars",
            every = "${lectern.avatars.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(requests::take)
                .whilst(taken -> !taken.isEmpty())
                .onItem()
                .transformToUniAndConcatenate(this::fulfilAll)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.error("Pictures were not fetched; the next run goes on", failure));
    }

    private Uni<Void> fulfilAll(List<AvatarRequest> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUniAndConcatenate(this::fulfil)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What fails for a reason of ours is tried again when it is due again. */
    private Uni<Void> fulfil(AvatarRequest request) {
        return photos.fetch(request.url())
                .chain(photo -> Panache.withTransaction(() -> end(request, photo)))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "The picture of User %d waits", request.userId()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> end(AvatarRequest request, Photo photo) {
        return photos.keep(request.organizationId(), photo)
                .chain(file -> file == null ? Uni.createFrom().voidItem() : show(request, file))
                .chain(() -> requests.forget(request));
    }

    /** The file is kept: it does not go with either of the two that show it. */
    private Uni<Void> show(AvatarRequest request, long fileId) {
        return files.keep(request.organizationId(), List.of(fileId))
                .chain(() -> users.showUnlessShown(request.userId(), fileId))
                .chain(() -> addressBook.showUnlessShown(
                        request.organizationId(), request.ownerId(), request.userId(), fileId));
    }
}
