package dev.lectern.file.store;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.lectern.testing.S3Server;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings of a store in the bucket of an {@link S3Server}. */
final class S3Settings {
    private final Map<String, String> settings = new HashMap<>();

    private S3Settings() {}

    static S3Settings at(URI endpoint) {
        return new S3Settings()
                .with("endpoint", endpoint.toString())
                .with("bucket", S3Server.BUCKET)
                .with("access-key", S3Server.ACCESS_KEY)
                .with("secret-key", S3Server.SECRET_KEY)
                .with("timeout", "PT20S");
    }

    S3Settings with(String name, String value) {
        settings.put("lectern.files.s3." + name, value);
        return this;
    }

    S3Settings without(String name) {
        settings.remove("lectern.files.s3." + name);
        return this;
    }

    S3Store store() {
        return S3Store.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(S3Config.class)
                .build()
                .getConfigMapping(S3Config.class));
    }
}
