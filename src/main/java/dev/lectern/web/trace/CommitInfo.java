package dev.lectern.web.trace;

import java.util.Map;
import jakarta.inject.Singleton;

import io.quarkus.info.runtime.spi.InfoContributor;

/** Tells at {@code /q/info} which commit runs where the build was without a repository to see it in. */
@Singleton
final class CommitInfo implements InfoContributor {
    private final BuildConfig config;

    CommitInfo(BuildConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "source";
    }

    @Override
    public Map<String, Object> data() {
        return config.commit()
                .<Map<String, Object>>map(id -> Map.of("commit", id))
                .orElse(Map.of());
    }
}
