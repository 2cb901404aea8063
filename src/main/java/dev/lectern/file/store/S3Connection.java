package dev.lectern.file.store;

import java.time.Duration;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** Makes the client of the storage from the settings alone: nothing is taken from the machine's own AWS configuration. */
final class S3Connection {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;
    private static final int WAITING = 1_000;

    private S3Connection() {}

    /** Does not connect yet: a server starts without its storage, too. */
    static S3AsyncClient open(S3Config config) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(credentials(config)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.expectContinueEnabled(false))
                .addPlugin(LegacyMd5Plugin.create())
                .httpClient(http(config.timeout()))
                .overrideConfiguration(S3Connection::bound);
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentials credentials(S3Config config) {
        return AwsBasicCredentials.create(
                required(config.accessKey(), "access-key"), required(config.secretKey(), "secret-key"));
    }

    /** The value of a setting that a store in a bucket cannot do without. */
    static String required(Optional<String> value, String name) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "lectern.files.store is s3, which needs the setting lectern.files.s3." + name));
    }

    private static SdkAsyncHttpClient http(Duration timeout) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(2))
                .maxConcurrency(CONNECTIONS)
                .maxPendingConnectionAcquires(WAITING)
                .connectionAcquisitionTimeout(timeout)
                .connectionTimeout(TO_CONNECT)
                .writeTimeout(timeout)
                .readTimeout(timeout)
                .build();
    }

    private static void bound(ClientOverrideConfiguration.Builder client) {
        client.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                .defaultProfileFile(ProfileFile.aggregator().build());
    }
}
