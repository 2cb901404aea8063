package dev.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with lists (W13): a page with {@code Link} and {@code X-Total-Count}, or everything as a stream. */
@RequestScoped
public class Pages {
    /** Rows that a streamed list fetches at a time: few enough to hold, enough to make queries rare. */
    private static final int BATCH = 500;

    private final RoutingContext http;
    private final WebConfig config;

    Pages(RoutingContext http, WebConfig config) {
        this.http = http;
        this.config = config;
    }

    /** Some rows of a list, and how many the whole list has. */
    public record Rows<T>(List<T> rows, long total) {}

    /** All rows of a list as a stream, or of a page of it, and how many the whole list has. */
    public record Streamed<T>(Multi<T> rows, long total) {}

    /** The answer 200 with one page. */
    public <T> RestResponse<List<T>> answer(Page page, Rows<T> rows) {
        return RestResponse.ResponseBuilder.ok(rows.rows())
                .header("X-Total-Count", rows.total())
                .header(HttpHeaders.LINK, links(page, rows.total()))
                .build();
    }

    /**
     * A list with no documented paging (W13): the page asked for, or, where that is null, all of it as a stream, fetched in
     * batches so that neither memory nor a connection is held while a slow reader reads.
     */
    public <T> Multi<T> answer(Page page, Listing<T> list) {
        return answer(
                page,
                list.total()
                        .get()
                        .map(total -> new Streamed<>(
                                page == null ? all(list) : rows(list, new Slice(0, page.offset(), page.size())),
                                total)));
    }

    /** The same where the list itself knows how to fetch what was asked for. */
    public <T> Multi<T> answer(Page page, Uni<Streamed<T>> list) {
        return RestMulti.fromUniResponse(list, Streamed::rows, streamed -> headers(page, streamed.total()));
    }

    private static <T> Multi<T> all(Listing<T> list) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new long[1],
                        last -> list.rows().apply(new Slice(last[0], 0, BATCH)).invoke(batch -> {
                            if (!batch.isEmpty()) {
                                last[0] = list.id().applyAsLong(batch.get(batch.size() - 1));
                            }
                        }))
                .whilst(batch -> batch.size() == BATCH)
                .onItem()
                .transformToMultiAndConcatenate(batch -> Multi.createFrom().iterable(batch));
    }

    private static <T> Multi<T> rows(Listing<T> list, Slice slice) {
        return list.rows().apply(slice).onItem().transformToMulti(rows -> Multi.createFrom()
                .iterable(rows));
    }

    private Map<String, List<String>> headers(Page page, long total) {
        List<String> count = List.of(Long.toString(total));
        return page == null
                ? Map.of("X-Total-Count", count)
                : Map.of("X-Total-Count", count, HttpHeaders.LINK, List.of(links(page, total)));
    }

    private String links(Page page, long total) {
        long last = Math.max(1, (total + page.size() - 1) / page.size());
        List<String> links = new ArrayList<>();
        links.add(link(1, page, "first"));
        if (page.number() > 1) {
            links.add(link(Math.min(page.number() - 1L, last), page, "prev"));
        }
        if (page.number() < last) {
            links.add(link(page.number() + 1L, page, "next"));
        }
        links.add(link(last, page, "last"));
        return String.join(", ", links);
    }

    private String link(long number, Page page, String relation) {
        return "<%s%s?%spage=%d&perPage=%d>; rel=\"%s\""
                .formatted(config.publicUrl(), http.request().path(), otherParameters(), number, page.size(), relation);
    }

    private String otherParameters() {
        StringBuilder others = new StringBuilder();
        String query = http.request().query();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("page=") && !pair.startsWith("perPage=")) {
                others.append(pair.replace(">", "%3E").replace("<", "%3C")).append('&');
            }
        }
        return others.toString();
    }
}
