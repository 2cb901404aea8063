package dev.lectern.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import dev.lectern.testing.FaultyStorage;
import dev.lectern.testing.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A bucket for the server, behind a {@link FaultyStorage}; both are given to the test's fields. */
public final class BucketResource implements QuarkusTestResourceLifecycleManager {
    private S3Server bucket;
    private FaultyStorage storage;

    @Override
    public Map<String, String> start() {
        bucket = S3Server.start();
        storage = FaultyStorage.before(bucket.port());
        return Map.of(
                "lectern.files.store",
                "s3",
                "lectern.files.s3.endpoint",
                storage.uri().toString(),
                "lectern.files.s3.bucket",
                S3Server.BUCKET,
                "lectern.files.s3.access-key",
                S3Server.ACCESS_KEY,
                "lectern.files.s3.secret-key",
                S3Server.SECRET_KEY,
                "lectern.files.s3.timeout",
                "PT10S");
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(bucket, new TestInjector.MatchesType(S3Server.class));
        test.injectIntoFields(storage, new TestInjector.MatchesType(FaultyStorage.class));
    }

    @Override
    public void stop() {
        try {
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bucket.close();
    }
}
