package dev.lectern.file;

import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.picture.PictureFormat;
import dev.lectern.file.picture.Thumbnails;
import dev.lectern.file.picture.UnreadablePicture;
import dev.lectern.file.store.FileStore;
import dev.lectern.web.HeavyWork;
import dev.lectern.web.NotFound;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;

/**
 * Makes thumbnails when they are first asked for, and stores them (F2). Few at a time, as pictures take much memory, and each once
 * however many ask for it at the same time.
 */
@ApplicationScoped
class ThumbnailMaker {
    private static final byte JPEG_START = (byte) 0xff;
    private static final int AT_A_TIME = 2;
    /** Some seconds of work; who comes after those is better off trying again. */
    private static final int WAITING = 64;

    private final FileStore store;
    private final Spool spool;
    private final ConcurrentMap<String, Uni<Void>> underway = new ConcurrentHashMap<>();
    private final ExecutorService painters =
            new ThreadPoolExecutor(AT_A_TIME, AT_A_TIME, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

    ThumbnailMaker(FileStore store, Spool spool) {
        this.store = store;
        this.spool = spool;
    }

    /** {@link NotFound} for a picture that cannot be read, {@link Unavailable} where too many are being made. */
    Uni<Thumbnail> open(StoredFile picture, ThumbnailSize size) {
        String path = FilePath.thumbnail(size, picture.path());
        return store.open(path)
                .chain(made -> made != null
                        ? Uni.createFrom().item(made)
                        : makeOnce(picture, size, path).chain(() -> store.open(path)))
                .chain(content -> mimeType(picture, path).map(type -> new Thumbnail(type, content)));
    }

    /** What {@link Thumbnails} made: of WebP, whose thumbnails may be either, only the content tells. */
    private Uni<String> mimeType(StoredFile picture, String path) {
        if (!PictureFormat.WEBP.mimeType().equals(picture.mimeType())) {
            PictureFormat made =
                    PictureFormat.JPEG.mimeType().equals(picture.mimeType()) ? PictureFormat.JPEG : PictureFormat.PNG;
            return Uni.createFrom().item(made.mimeType());
        }
        return store.open(path)
                .chain(content -> content.bytes().toUni())
                .map(start -> start.getByte(0) == JPEG_START ? PictureFormat.JPEG : PictureFormat.PNG)
                .map(PictureFormat::mimeType);
    }

    private Uni<Void> makeOnce(StoredFile picture, ThumbnailSize size, String path) {
        return HeavyWork.back(underway.computeIfAbsent(path, key -> make(picture, size, path)
                .onTermination()
                .invoke(() -> underway.remove(path))
                .memoize()
                .indefinitely()));
    }

    private Uni<Void> make(StoredFile picture, ThumbnailSize size, String path) {
        Path target = spool.newFile();
        return store.open(FilePath.content(picture.path()))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("No such file"))
                .chain(content -> spool.receive(content.bytes(), content.size()))
                .chain(source -> render(source, target, size).eventually(() -> spool.discard(source)))
                .chain(mimeType -> store.put(path, target, mimeType))
                .eventually(() -> spool.discard(target));
    }

    private Uni<String> render(Path source, Path target, ThumbnailSize size) {
        return HeavyWork.run(painters, () -> Thumbnails.render(source, target, size.width(), size.height()))
                .onFailure(UnreadablePicture.class)
                .transform(broken -> new NotFound("The picture cannot be read"))
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> new Unavailable("Too many thumbnails are being made"));
    }

    @PreDestroy
    void stop() {
        painters.shutdownNow();
    }
}
