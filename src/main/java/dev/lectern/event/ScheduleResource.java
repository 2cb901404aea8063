package dev.lectern.event;

import java.time.Clock;
import java.util.List;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.organization.Members;
import dev.lectern.web.Call;
import dev.lectern.web.Caller;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The schedules: events by their dates. */
@Path("/v3")
public final class ScheduleResource {
    private final Schedule schedule;
    private final Members members;
    private final Call call;
    private final Pages pages;
    private final Clock clock;

    ScheduleResource(Schedule schedule, Members members, Call call, Pages pages, Clock clock) {
        this.schedule = schedule;
        this.members = members;
        this.call = call;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/organization/events/schedule")
    public Uni<RestResponse<List<ScheduleRow>>> ofOrganization() {
        return page(null);
    }

    @GET
    @Path("/users/{userId}/events/schedule")
    public Uni<RestResponse<List<ScheduleRow>>> ofMember(@RestPath long userId) {
        return members.require(call.caller().organizationId(), userId).chain(member -> page(userId));
    }

    private Uni<RestResponse<List<ScheduleRow>>> page(Long userId) {
        Caller caller = call.caller();
        ScheduleFilter filter = call.query(in -> ScheduleFilter.read(in, caller.zone(), clock.instant()));
        return schedule.page(caller.organizationId(), userId, filter).map(rows -> pages.answer(filter.page(), rows));
    }
}
