package dev.lectern.file;

import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.store.FileStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * Content that belongs to no file: noted before it is written, and by a trigger when its file is deleted, so that a crash at any
 * moment leaves nothing for good (F1).
 */
@ApplicationScoped
class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private static final String NOTE = """
            INSERT INTO file_leftovers (path, remove_at)
            VALUES ($1, now() + interval '1 hour')
            """;

    private static final String DUE = """
            SELECT path
            FROM file_leftovers
            WHERE remove_at <= now()
            ORDER BY remove_at
            LIMIT 100
            FOR UPDATE SKIP LOCKED
            """;

    private static final String FORGET = """
            DELETE FROM file_leftovers
            WHERE path = ANY($1)
            """;

    /** What cannot be removed must not keep the others waiting. */
    private static final String POSTPONE = """
            UPDATE file_leftovers
            SET remove_at = now() + interval '10 minutes'
            WHERE path = ANY($1)
            """;

    private final Pool database;
    private final FileStore store;

    Leftovers(Pool database, FileStore store) {
        this.database = database;
        this.store = store;
    }

    /** How much of a batch was removed, and how much could not be. */
    record Batch(int removed, int postponed) {}

    /** Notes, before it is written, that content belongs to nobody yet. */
    Uni<Void> note(String path) {
        return database.preparedQuery(NOTE).execute(Tuple.of(path)).replaceWithVoid();
    }

    /** Removes what there is of content that could not be written; where that fails too, the job does it later. */
    Uni<Void> remove(String path) {
        return store.remove(FilePath.all(path))
                .chain(() -> update(database, FORGET, List.of(path)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Content %s is left to the job: %s", path, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Removes some of what is due, whatever other replicas remove meanwhile. The rows go last and stay locked until then: what is
     * killed in between is done again, and nobody makes a file of content that is being removed.
     */
    Uni<Batch> removeBatch() {
        return database.withTransaction(connection ->
                due(connection).chain(paths -> removeAll(paths).chain(failed -> settle(connection, paths, failed))));
    }

    private static Uni<List<String>> due(SqlConnection connection) {
        return connection.preparedQuery(DUE).execute().map(rows -> {
            List<String> paths = new ArrayList<>();
            for (Row row : rows) {
                paths.add(row.getString("path"));
            }
            return paths;
        });
    }

    /** Those that could not be removed. */
    private Uni<List<String>> removeAll(List<String> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(this::failed)
                .collect()
                .asList();
    }

    /** The path if its content could not be removed, else nothing. */
    private Uni<String> failed(String path) {
        return store.remove(FilePath.all(path))
                .<String>replaceWith((String) null)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("Content %s cannot be removed now: %s", path, failure.getMessage());
                    return path;
                });
    }

    private static Uni<Batch> settle(SqlConnection connection, List<String> paths, List<String> failed) {
        List<String> removed =
                paths.stream().filter(path -> !failed.contains(path)).toList();
        return update(connection, FORGET, removed)
                .chain(() -> update(connection, POSTPONE, failed))
                .replaceWith(new Batch(removed.size(), failed.size()));
    }

    private static Uni<Void> update(SqlClient client, String statement, List<String> paths) {
        return paths.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(statement)
                        .execute(Tuple.of(paths.toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
