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

    private record Fetched(AvatarRequest request, Photo photo) {}

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

    /** All of them are fetched at a time, as the addresses that nobody answers at take seconds each. */
    private Uni<Void> fulfilAll(List<AvatarRequest> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(request -> tolerantly(request, fetch(request)))
                .merge(AvatarRequests.BATCH)
                .onItem()
                .transformToUniAndConcatenate(fetched -> tolerantly(fetched.request(), end(fetched)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Fetched> fetch(AvatarRequest request) {
        return photos.fetch(request.url()).map(photo -> new Fetched(request, photo));
    }

    /** What fails for a reason of ours is tried again when it is due again. */
    private static <T> Uni<T> tolerantly(AvatarRequest request, Uni<T> work) {
        return work.onFailure()
                .invoke(failure -> LOG.errorf(failure, "The picture of User %d waits", request.userId()))
                .onFailure()
                .recoverWithNull();
    }

    /** What was fetched for somebody whose request has ended meanwhile goes by itself. */
    private Uni<Void> end(Fetched fetched) {
        return Panache.withTransaction(() -> requests.forget(fetched.request())
                .chain(isOurs -> isOurs ? keep(fetched) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> keep(Fetched fetched) {
        return photos.keep(fetched.request().organizationId(), fetched.photo())
                .chain(file -> file == null ? Uni.createFrom().voidItem() : show(fetched.request(), file));
    }

    private Uni<Void> show(AvatarRequest request, long fileId) {
        return users.showUnlessShown(request.userId(), fileId)
                .chain(isPhoto -> addressBook
                        .showUnlessShown(request.organizationId(), request.ownerId(), request.userId(), fileId)
                        .map(isAvatar -> isPhoto || isAvatar))
                .chain(isShown -> settle(request, fileId, isShown));
    }

    /** The file is kept where it is shown: it does not go with either of the two that may show it. */
    private Uni<Void> settle(AvatarRequest request, long fileId, boolean isShown) {
        return isShown
                ? files.keep(request.organizationId(), List.of(fileId)).replaceWithVoid()
                : files.removeUnlessKept(request.organizationId(), fileId);
    }
}
