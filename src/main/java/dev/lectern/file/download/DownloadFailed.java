package dev.lectern.file.download;

/**
 * There is no picture to be had from an address: it is one that must not be asked, or nobody answers, or not with 200. The
 * message says which, for the log: a caller who sees it could learn what there is in the server's network.
 */
public final class DownloadFailed extends RuntimeException {
    DownloadFailed(String message) {
        this(message, null);
    }

    DownloadFailed(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
