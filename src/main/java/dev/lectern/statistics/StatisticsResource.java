package dev.lectern.statistics;

import java.time.Clock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;

/** Who came to sessions, by session and by person. */
@Path("/v3/stats")
public final class StatisticsResource {
    private final SessionStatistics sessions;
    private final VisitorStatistics visitors;
    private final Call call;
    private final Pages pages;
    private final Clock clock;

    StatisticsResource(SessionStatistics sessions, VisitorStatistics visitors, Call call, Pages pages, Clock clock) {
        this.sessions = sessions;
        this.visitors = visitors;
        this.call = call;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/events")
    public Multi<SessionFigures> bySession() {
        StatisticsFilter filter = filter();
        return pages.answer(filter.page(), sessions.find(call.caller().organizationId(), filter));
    }

    @GET
    @Path("/users")
    public Multi<VisitorFigures> byUser() {
        StatisticsFilter filter = filter();
        return pages.answer(filter.page(), visitors.find(call.caller().organizationId(), filter));
    }

    private StatisticsFilter filter() {
        return call.query(in -> StatisticsFilter.read(in, call.caller().zone(), clock.instant()));
    }
}
