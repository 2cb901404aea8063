package dev.lectern.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import dev.lectern.file.picture.Picture;
import dev.lectern.web.Unavailable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * An organisation's files (F1). A file comes in two steps: {@link #store} its content, then {@link #add} it in the transaction of
 * whatever it is for. What is stored and never added goes by itself.
 */
@ApplicationScoped
public class Files {
    private static final String COLUMNS = """
            SELECT id, name, path, mime_type, size, width IS NOT NULL AS is_picture, create_at
            FROM files
            """;

    private static final String FIND = COLUMNS + """
            WHERE organization_id = :organization
                AND id = ANY(:ids)
            """;

    private static final String PHOTOS = COLUMNS + """
            WHERE id = ANY(:ids)
                AND width IS NOT NULL
            """;

    private static final String AT = COLUMNS + """
            WHERE path = :path
            """;

    /** Only while its content is noted as left over: from then on the job may be removing it. */
    private static final String ADD = """
            WITH stored AS (
                DELETE FROM file_leftovers
                WHERE path = :path
                RETURNING path)
            INSERT INTO files (organization_id, name, path, mime_type, size, width, height, is_kept, create_at)
            SELECT :organization, :name, path, :mimeType, :size, cast(:width AS integer), cast(:height AS integer), :isKept, :now
            FROM stored
            RETURNING id
            """;

    private static final String KEEP = """
            UPDATE files
            SET is_kept = true
            WHERE organization_id = :organization
                AND id = ANY(:ids)
            """;

    private static final String REMOVE_PHOTO = """
            DELETE FROM files
            WHERE id = :id
                AND NOT is_kept
            """;

    private static final String REMOVE = """
            DELETE FROM files
            WHERE organization_id = :organization
                AND id = :id
                AND NOT is_kept
            """;

    private final Intake intake;
    private final Clock clock;

    Files(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Stores the content of a local file, of at most 32 MiB, that is to become a file under this name. Takes over the local file: it is gone
     * afterwards, whatever comes of it. Must not run within a transaction, as the content has to be noted before it is written.
     * Fails with {@link TooManyPixels}, or {@link Unavailable} where the store does not take it; nothing is left then.
     */
    public Uni<NewFile> store(Path spooled, String name) {
        return intake.store(spooled, name);
    }

    /**
     * Makes stored content a file of the organisation. Within the caller's transaction. {@link Unavailable} where an hour has
     * gone by since it was stored.
     *
     * @param isKept whether the file stays when what it was fetched for goes: true for what a caller uploaded
     */
    public Uni<StoredFile> add(long organizationId, NewFile file, boolean isKept) {
        Picture picture = file.picture();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Panache.getSession().chain(session -> session.createNativeQuery(ADD, Long.class)
                .setParameter("path", file.path())
                .setParameter("organization", organizationId)
                .setParameter("name", file.name())
                .setParameter("mimeType", file.mimeType())
                .setParameter("size", file.size())
                .setParameter("width", picture == null ? null : picture.width())
                .setParameter("height", picture == null ? null : picture.height())
                .setParameter("isKept", isKept)
                .setParameter("now", now)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> new Unavailable("The file was not taken in time"))
                .map(id -> new StoredFile(
                        id, file.name(), file.path(), file.mimeType(), file.size(), picture != null, now)));
    }

    /** Those of these files that the organisation has, by id. */
    public Uni<Map<Long, StoredFile>> find(long organizationId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("organization", organizationId)
                        .setParameter("ids", ids.toArray(Long[]::new))
                        .getResultList())
                .map(Files::byId));
    }

    /** The pictures with these ids, whichever organisation brought them: a person's photo is everywhere where the person is (O1). */
    public Uni<Map<Long, StoredFile>> photos(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(PHOTOS, Tuple.class)
                        .setParameter("ids", ids.toArray(Long[]::new))
                        .getResultList())
                .map(Files::byId));
    }

    /**
     * Keeps files that a caller has named by their ids from going with what they were fetched for; how many of them there are.
     * Within the caller's transaction, until the end of which none of them goes at all.
     */
    public Uni<Integer> keep(long organizationId, Collection<Long> ids) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids.toArray(Long[]::new))
                .executeUpdate());
    }

    /** Removes a file together with what it was fetched for, unless somebody wants to keep it. Within the caller's transaction. */
    public Uni<Void> removeUnlessKept(long organizationId, long fileId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("organization", organizationId)
                        .setParameter("id", fileId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * As {@link #removeUnlessKept}, of a person's photo, whichever organisation brought it: it is everywhere where the person is (O1).
     */
    public Uni<Void> removePhotoUnlessKept(long fileId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE_PHOTO)
                        .setParameter("id", fileId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The file at this path ({@link StoredFile#path}), whoever owns it: the path is a secret (F2). Null for none. */
    Uni<StoredFile> at(String path) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(AT, Tuple.class)
                        .setParameter("path", path)
                        .getResultList())
                .map(rows -> rows.isEmpty() ? null : file(rows.get(0))));
    }

    private static Map<Long, StoredFile> byId(List<Tuple> rows) {
        Map<Long, StoredFile> files = new HashMap<>();
        rows.forEach(row -> files.put(row.get("id", Long.class), file(row)));
        return files;
    }

    private static StoredFile file(Tuple row) {
        return new StoredFile(
                row.get("id", Long.class),
                row.get("name", String.class),
                row.get("path", String.class),
                row.get("mime_type", String.class),
                row.get("size", Long.class),
                row.get("is_picture", Boolean.class),
                row.get("create_at", OffsetDateTime.class).toInstant());
    }
}
