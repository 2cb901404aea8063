package dev.lectern.file.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import dev.lectern.web.HeavyWork;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Content in a bucket of an S3-compatible storage, the path as its key. A storage makes an object visible when it has all of
 * it, so that content is there whole or not at all.
 */
public final class S3Store implements FileStore, AutoCloseable {
    /** As many as one DeleteObjects takes. */
    private static final int BATCH = 1000;

    private static final int AT_ONCE = 8;

    /**
     * Bytes read at once. Content is read in parts, so that a slow reader holds no connection, and a part that breaks off is
     * read again; most pictures are one.
     */
    private static final int PART = 512 * 1024;

    /** Bytes a second that storing must reach, or it counts as hanging. */
    private static final int SLOWEST = 256 * 1024;

    private final S3AsyncClient client;
    private final String bucket;
    private final Duration timeout;

    private S3Store(S3AsyncClient client, String bucket, Duration timeout) {
        this.client = client;
        this.bucket = bucket;
        this.timeout = timeout;
    }

    /**
     * Reaches nothing yet.
     *
     * @throws IllegalStateException with the name of a setting that is missing
     */
    public static S3Store of(S3Config config) {
        return new S3Store(
                S3Connection.open(config), S3Connection.required(config.bucket(), "bucket"), config.timeout());
    }

    @Override
    public Uni<Void> put(String path, Path content, String mimeType) {
        return call(() -> client.putObject(
                        request -> request.bucket(bucket)
                                .key(path)
                                .contentType(header(mimeType))
                                .overrideConfiguration(within(toStore(content))),
                        AsyncRequestBody.fromFile(content)))
                .onFailure()
                .transform(S3Failure::unavailable)
                .replaceWithVoid();
    }

    /** {@inheritDoc} The first part is read at once, each of the others when the reader has taken the one before. */
    @Override
    public Uni<StoredContent> open(String path) {
        return part(path, 0, null)
                .map(first -> content(path, first))
                .onFailure(S3Failure::isEmpty)
                .recoverWithItem(() -> new StoredContent(0, Multi.createFrom().empty()))
                .onFailure(S3Failure::isAbsent)
                .recoverWithNull()
                .onFailure()
                .transform(S3Failure::unavailable);
    }

    @Override
    public Uni<Void> remove(Collection<String> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(this::removeBatch)
                .onFailure()
                .transform(S3Failure::unavailable)
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public void close() {
        client.close();
    }

    private Uni<Void> removeBatch(List<String> paths) {
        Delete delete = Delete.builder()
                .quiet(true)
                .objects(paths.stream()
                        .map(path -> ObjectIdentifier.builder().key(path).build())
                        .toList())
                .build();
        return call(() -> client.deleteObjects(
                        request -> request.bucket(bucket).delete(delete).overrideConfiguration(within(timeout))))
                .invoke(S3Store::requireAllRemoved)
                .replaceWithVoid()
                .onFailure(S3Failure::isUnsupported)
                .recoverWithUni(() -> removeEach(paths));
    }

    private Uni<Void> removeEach(List<String> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUni(this::removeOne)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> removeOne(String path) {
        return call(() -> client.deleteObject(
                        request -> request.bucket(bucket).key(path).overrideConfiguration(within(timeout))))
                .replaceWithVoid()
                .onFailure(S3Failure::isAbsent)
                .recoverWithNull();
    }

    private static void requireAllRemoved(DeleteObjectsResponse answer) {
        if (answer.errors().stream().anyMatch(error -> !"NoSuchKey".equals(error.code()))) {
            throw new Unavailable("The file storage keeps what is to be removed");
        }
    }

    private StoredContent content(String path, ResponseBytes<GetObjectResponse> first) {
        long size = size(first.response());
        String version = first.response().eTag();
        Iterable<Long> starts =
                () -> LongStream.iterate(buffer(first).length(), start -> start < size, start -> start + PART)
                        .iterator();
        Multi<Buffer> others = Multi.createFrom()
                .iterable(starts)
                .onItem()
                .transformToUniAndConcatenate(start -> part(path, start, version))
                .map(S3Store::buffer)
                .onFailure()
                .transform(S3Failure::unavailable);
        return new StoredContent(
                size,
                Multi.createBy().concatenating().streams(Multi.createFrom().item(buffer(first)), others));
    }

    private Uni<ResponseBytes<GetObjectResponse>> part(String path, long start, String version) {
        return call(() -> client.getObject(
                request -> request.bucket(bucket)
                        .key(path)
                        .range("bytes=%d-%d".formatted(start, start + PART - 1))
                        .ifMatch(version)
                        .overrideConfiguration(within(timeout)),
                AsyncResponseTransformer.toBytes()));
    }

    /** The size of all of it: a storage that does not know ranges sends it whole. */
    private static long size(GetObjectResponse answer) {
        String range = answer.contentRange();
        return range == null ? answer.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    private static Buffer buffer(ResponseBytes<GetObjectResponse> part) {
        return Buffer.buffer(part.asByteArrayUnsafe());
    }

    /** Prepares and signs away from the event loop, and goes on where the caller was. */
    private static <T> Uni<T> call(Supplier<CompletableFuture<T>> request) {
        return HeavyWork.back(
                Uni.createFrom().completionStage(request).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** A storage that hangs is tried twice. */
    private static AwsRequestOverrideConfiguration within(Duration time) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(time)
                .apiCallAttemptTimeout(time.dividedBy(2))
                .build();
    }

    private Duration toStore(Path content) {
        return timeout.plusSeconds(content.toFile().length() / SLOWEST);
    }

    /** A header has no room for letters outside ASCII. The type is for those who look into the bucket: Lectern knows it itself. */
    private static String header(String mimeType) {
        boolean fits = mimeType.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        return fits ? mimeType : "application/octet-stream";
    }
}
