package dev.lectern.file;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.lectern.file.store.FileStore;
import dev.lectern.file.store.FolderStore;
import dev.lectern.file.store.S3Config;
import dev.lectern.file.store.S3Store;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.core.Vertx;

/** Makes the store that the settings name. */
@Singleton
final class StoreChoice {
    /** At start, so that settings that are missing are told then. */
    @Produces
    @Singleton
    @Startup
    FileStore store(FilesConfig config, S3Config s3, Vertx vertx) {
        return switch (config.store()) {
            case FOLDER -> new FolderStore(config.folder(), vertx);
            case S3 -> S3Store.of(s3);
        };
    }

    void close(@Disposes FileStore store) {
        if (store instanceof S3Store s3) {
            s3.close();
        }
    }
}
