package dev.lectern.file;

import java.util.List;
import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.download.DownloadFailed;
import dev.lectern.file.download.PictureDownload;
import dev.lectern.web.Conflict;
import dev.lectern.web.FieldError;
import dev.lectern.web.TooLarge;
import dev.lectern.web.input.Draft;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Pictures of people, as callers name them: by the id of a file, or by an http or https address to fetch them from (F3). First
 * {@link #find} them, outside of any transaction, then {@link #keep} them in that of whom they show.
 */
@ApplicationScoped
public class Photos {
    private static final Logger LOG = Logger.getLogger(Photos.class);
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S.*");

    private final Files files;
    private final PictureDownload download;

    Photos(Files files, PictureDownload download) {
        this.files = files;
        this.download = download;
    }

    /** Whether a text can name a picture at all, or is empty: a form checks that before anything is looked for. */
    public static boolean canBe(String text) {
        return text.isEmpty()
                || ID.matcher(text).matches()
                || ADDRESS.matcher(text).matches();
    }

    /**
     * Looks up a picture, or fetches and stores it. What is wrong with it is named in the draft: ERROR_FORMAT for what is neither
     * id nor address nor picture, ERROR_NOT_FOUND where there is none to be had, ERROR_RANGE for one too large. A file from
     * which nothing becomes goes by itself. Must not run within a transaction.
     *
     * @param text an id, an address, or nothing: null or empty
     */
    public Uni<Photo> find(long organizationId, Draft<?> draft, String field, String text) {
        if (text == null || text.isEmpty()) {
            return none();
        }
        if (ID.matcher(text).matches()) {
            return known(organizationId, draft, field, Long.parseLong(text));
        }
        return ADDRESS.matcher(text).matches()
                ? fetched(draft, field, text)
                : rejected(draft, field, FieldError.ERROR_FORMAT);
    }

    /**
     * Fetches and stores the picture at this address. Where there is none to be had, or one too large, that is logged, and there is
     * none. Must not run within a transaction.
     */
    public Uni<Photo> fetch(String address) {
        return stored(address)
                .onFailure(thrown -> thrown instanceof DownloadFailed || isTooLarge(thrown))
                .recoverWithUni(failure -> {
                    LOG.infof("A picture was not fetched: %s", failure.getMessage());
                    return none();
                });
    }

    /** Makes a picture one of the organisation's files; its id, or null for none. Within the caller's transaction. */
    public Uni<Long> keep(long organizationId, Photo photo) {
        if (photo instanceof Photo.Known known) {
            return keepKnown(organizationId, known.fileId());
        }
        if (photo instanceof Photo.Fetched fetched) {
            return files.add(organizationId, fetched.file(), false).map(StoredFile::id);
        }
        return Uni.createFrom().nullItem();
    }

    private Uni<Long> keepKnown(long organizationId, long id) {
        return files.keep(organizationId, List.of(id)).map(kept -> {
            if (kept == 0) {
                throw new Conflict("File " + id + " has just been deleted");
            }
            return id;
        });
    }

    private Uni<Photo> known(long organizationId, Draft<?> draft, String field, long id) {
        return files.find(organizationId, List.of(id)).map(found -> {
            StoredFile file = found.get(id);
            if (file == null || !file.isPicture()) {
                draft.reject(field, file == null ? FieldError.ERROR_NOT_FOUND : FieldError.ERROR_FORMAT);
                return new Photo.None();
            }
            return new Photo.Known(id);
        });
    }

    private Uni<Photo> fetched(Draft<?> draft, String field, String address) {
        return stored(address)
                .chain(photo -> photo instanceof Photo.None
                        ? rejected(draft, field, FieldError.ERROR_FORMAT)
                        : Uni.createFrom().item(photo))
                .onFailure(DownloadFailed.class)
                .recoverWithUni(failure -> unavailable(draft, field, failure))
                .onFailure(Photos::isTooLarge)
                .recoverWithUni(() -> rejected(draft, field, FieldError.ERROR_RANGE));
    }

    /** None where what is there is no picture. */
    private Uni<Photo> stored(String address) {
        return download.fetch(address)
                .chain(spooled -> files.store(spooled, address))
                .map(file -> file.picture() == null ? new Photo.None() : new Photo.Fetched(file));
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof TooLarge || failure instanceof TooManyPixels;
    }

    private static Uni<Photo> unavailable(Draft<?> draft, String field, Throwable failure) {
        LOG.infof("A picture was not fetched: %s", failure.getMessage());
        return rejected(draft, field, FieldError.ERROR_NOT_FOUND);
    }

    private static Uni<Photo> rejected(Draft<?> draft, String field, FieldError error) {
        draft.reject(field, error);
        return none();
    }

    private static Uni<Photo> none() {
        return Uni.createFrom().item(new Photo.None());
    }
}
