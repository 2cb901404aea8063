package dev.lectern.file;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.lectern.file.store.FileStore;
import dev.lectern.file.store.FolderStore;
import io.vertx.mutiny.core.Vertx;

/** Makes the store that the settings name. */
@Singleton
final class StoreChoice {
    @Produces
    @Singleton
    FileStore store(FilesConfig config, Vertx vertx) {
        return switch (config.store()) {
            case FOLDER -> new FolderStore(config.folder(), vertx);
        };
    }
}
