package dev.lectern.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** An organisation's files, by id (F1). */
@ApplicationScoped
public class Files {
    private static final String FIND = """
            SELECT id, name, path, mime_type, size, width IS NOT NULL AS is_picture, create_at
            FROM files
            WHERE organization_id = $1
                AND id = ANY($2)
            """;

    private final Pool database;

    Files(Pool database) {
        this.database = database;
    }

    /** Those of these files that the organisation has, by id. */
    public Uni<Map<Long, StoredFile>> find(long organizationId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(FIND)
                .execute(Tuple.of(organizationId, ids.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, StoredFile> files = new HashMap<>();
                    for (Row row : rows) {
                        files.put(row.getLong("id"), file(row));
                    }
                    return files;
                });
    }

    private static StoredFile file(Row row) {
        return new StoredFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("path"),
                row.getString("mime_type"),
                row.getLong("size"),
                row.getBoolean("is_picture"),
                row.getOffsetDateTime("create_at").toInstant());
    }
}
