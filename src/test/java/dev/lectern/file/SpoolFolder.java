package dev.lectern.file;

import java.nio.file.Path;

import io.vertx.mutiny.core.Vertx;

/** A spool of a test's own. */
public final class SpoolFolder implements FilesConfig {
    private final Path folder;

    private SpoolFolder(Path folder) {
        this.folder = folder;
    }

    /** A spool in this folder. */
    public static Spool of(Path folder, Vertx vertx) {
        return new Spool(new SpoolFolder(folder), vertx);
    }

    @Override
    public Path spool() {
        return folder;
    }

    @Override
    public Store store() {
        return Store.FOLDER;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String cleanUpEvery() {
        return "off";
    }
}
