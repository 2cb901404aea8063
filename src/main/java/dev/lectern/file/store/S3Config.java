package dev.lectern.file.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bucket that holds the content of files where {@code lectern.files.store} is {@code s3}; else nothing of this is needed (X1). */
@ConfigMapping(prefix = "lectern.files.s3")
public interface S3Config {
    /** Where the storage is. None means Amazon's own of the region; every other S3-compatible one has an address to set. */
    Optional<URI> endpoint();

    /** The region that requests are signed for. Storages without regions take any, most of them call themselves this one. */
    @WithDefault("us-east-1")
    String region();

    /** The bucket, which must exist: making one is the operator's decision. Required, as no name would be right for everybody. */
    Optional<String> bucket();

    /** Who Lectern is to the storage. Required, and not looked for elsewhere on the machine: what is set here is what is used. */
    Optional<String> accessKey();

    /** The secret of the access key. Required. */
    Optional<String> secretKey();

    /** Whether the bucket stands in the path instead of the host name. It does by default: that needs no wildcard DNS, and all take it. */
    @WithDefault("true")
    boolean pathStyle();

    /**
     * How long an operation may take, its retries included; storing gets longer with the size. Half a minute: longer than any
     * storage in order needs, and shorter than callers wait.
     */
    @WithDefault("PT30S")
    Duration timeout();
}
