package dev.lectern.file;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the content of files lies (F1). */
@ConfigMapping(prefix = "lectern.files")
public interface FilesConfig {
    /** The kinds of store there are. */
    enum Store {
        FOLDER,
        S3
    }

    /** Which store has the content. A folder, because it needs nothing else to run. */
    @WithDefault("folder")
    Store store();

    /** The folder of the folder store. Beside the other data, so that one backup has all of it. */
    @WithDefault("${lectern.data-dir:data}/files")
    Path folder();

    /** Where files lie while they come in or are worked on. Temporary: what is older than an hour there is removed. */
    @WithDefault("${java.io.tmpdir:/tmp}/lectern")
    Path spool();

    /** How much may lie there at a time; more is 503. 3 GiB, below the 4 that the spool's volume has in {@code deploy/k8s}. */
    @WithDefault("3221225472")
    long spoolBytes();

    /** How often each replica removes content that belongs to no file any more. An idle run costs one query. */
    @WithDefault("60s")
    String cleanUpEvery();
}
