package dev.lectern.file;

import java.nio.file.Path;

import io.vertx.mutiny.core.Vertx;

/** A spool of a test's own. */
public final class SpoolFolder implements FilesConfig {
    private final Path folder;
    private final long limit;

    private SpoolFolder(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** A spool in this folder. */
    public static Spool of(Path folder, Vertx vertx) {
        return of(folder, vertx, Long.MAX_VALUE);
    }

    /** A spool in this folder that takes so many bytes. */
    static Spool of(Path folder, Vertx vertx, long limit) {
        return new Spool(new SpoolFolder(folder, limit), vertx);
    }

    @Override
    public Path spool() {
        return folder;
    }

    @Override
    public long spoolBytes() {
        return limit;
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
