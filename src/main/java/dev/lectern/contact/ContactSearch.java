package dev.lectern.contact;

import java.util.List;
import java.util.stream.IntStream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Finds contacts (C4). A search has no cheap way to go on where it stopped, so it looks for very many ids at once, and then reads
 * the contacts in small batches: neither memory nor a connection is held while a slow reader reads.
 */
@ApplicationScoped
class ContactSearch {
    private static final int IDS = 100_000;
    private static final int BATCH = 500;

    private final Pool database;
    private final ContactReader reader;

    ContactSearch(Pool database, ContactReader reader) {
        this.database = database;
        this.reader = reader;
    }

    private record Found(long total, List<Long> ids) {
        static Found of(Row row) {
            return new Found(row.getLong("total"), List.of(row.getArrayOfLongs("ids")));
        }

        long last() {
            return ids.get(ids.size() - 1);
        }

        List<List<Long>> batches() {
            return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
                    .mapToObj(from -> ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .toList();
        }
    }

    /** The contacts that the form asks for, by id; fails with {@link dev.lectern.web.BadRequest} where it asks for none. */
    Uni<Pages.Streamed<ContactView>> search(Caller caller, SearchForm form) {
        form.requireCriterion();
        Page page = form.page();
        return page == null
                ? find(caller, form, 0, IDS, 0).map(found -> streamed(caller, found, rest(caller, form, found)))
                : find(caller, form, 0, page.size(), page.offset())
                        .map(found -> streamed(caller, found, Multi.createFrom().empty()));
    }

    private Pages.Streamed<ContactView> streamed(Caller caller, Found found, Multi<List<Long>> rest) {
        Multi<List<Long>> batches =
                Multi.createBy().concatenating().streams(Multi.createFrom().iterable(found.batches()), rest);
        return new Pages.Streamed<>(
                batches.onItem()
                        .transformToUniAndConcatenate(ids -> reader.some(caller, ids))
                        .onItem()
                        .transformToMultiAndConcatenate(
                                contacts -> Multi.createFrom().iterable(contacts)),
                found.total());
    }

    /** The batches of ids behind those that were found, looked for when they are wanted. */
    private Multi<List<Long>> rest(Caller caller, SearchForm form, Found found) {
        if (found.ids().size() < IDS) {
            return Multi.createFrom().empty();
        }
        return Multi.createFrom().deferred(() -> find(caller, form, found.last(), IDS, 0)
                .onItem()
                .transformToMulti(next -> Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().iterable(next.batches()), rest(caller, form, next))));
    }

    private Uni<Found> find(Caller caller, SearchForm form, long after, int limit, long offset) {
        SearchSql sql = new SearchSql(caller.organizationId(), form, after, limit, offset);
        return database.preparedQuery(sql.text())
                .execute(sql.parameters())
                .map(rows -> Found.of(rows.iterator().next()));
    }
}
