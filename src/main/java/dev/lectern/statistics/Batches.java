package dev.lectern.statistics;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.NotFound;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads statistics: finds very many ids at once, then what belongs to them in batches, when it is wanted. So neither memory nor a
 * connection is held while a slow reader reads.
 */
@ApplicationScoped
class Batches {
    private static final int IDS = 100_000;

    private final Pool database;

    Batches(Pool database) {
        this.database = database;
    }

    /**
     * What a filter asks for; {@link NotFound} where that is nothing at all.
     *
     * @param found a statement of one {@link Found}: $1 organisation, $2 from, $3 to, $4 event, $5 user, $6 the id to go on after, $7 ids
     *     at most, $8 ids to leave out
     * @param batch reads some of the ids, in their order
     */
    <T> Uni<Pages.Streamed<T>> read(
            long organizationId, StatisticsFilter filter, String found, Function<List<Long>, Uni<List<T>>> batch) {
        Page page = filter.page();
        int limit = page == null ? IDS : page.size();
        return find(organizationId, filter, found, 0, limit, page == null ? 0 : page.offset())
                .invoke(Batches::requireSome)
                .map(first -> {
                    Multi<List<Long>> batches = Multi.createFrom().iterable(first.batches());
                    Multi<List<Long>> all = page == null && first.ids().size() == IDS
                            ? Multi.createBy()
                                    .concatenating()
                                    .streams(batches, rest(organizationId, filter, found, first))
                            : batches;
                    return new Pages.Streamed<>(rows(all, batch), first.total());
                });
    }

    private static <T> Multi<T> rows(Multi<List<Long>> batches, Function<List<Long>, Uni<List<T>>> batch) {
        return batches.onItem()
                .transformToUniAndConcatenate(batch::apply)
                .onItem()
                .transformToMultiAndConcatenate(rows -> Multi.createFrom().iterable(rows));
    }

    /** The batches behind those that were found, looked for when they are wanted. */
    private Multi<List<Long>> rest(long organizationId, StatisticsFilter filter, String found, Found before) {
        return Multi.createFrom().deferred(() -> find(organizationId, filter, found, before.last(), IDS, 0)
                .onItem()
                .transformToMulti(next -> {
                    Multi<List<Long>> batches = Multi.createFrom().iterable(next.batches());
                    return next.ids().size() < IDS
                            ? batches
                            : Multi.createBy()
                                    .concatenating()
                                    .streams(batches, rest(organizationId, filter, found, next));
                }));
    }

    private Uni<Found> find(
            long organizationId, StatisticsFilter filter, String found, long after, int limit, long offset) {
        return database.preparedQuery(found)
                .execute(Tuple.from(Arrays.asList(
                        organizationId,
                        filter.from().atOffset(ZoneOffset.UTC),
                        filter.to().atOffset(ZoneOffset.UTC),
                        filter.eventId(),
                        filter.userId(),
                        after,
                        limit,
                        offset)))
                .map(rows -> Found.of(rows.iterator().next()));
    }

    private static void requireSome(Found found) {
        if (found.total() == 0) {
            throw new NotFound("No visited sessions in the period");
        }
    }
}
