package dev.lectern.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Collectors;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.organization.DemoConfig;
import dev.lectern.organization.DemoOrganization;
import dev.lectern.organization.Member;
import dev.lectern.organization.Members;
import dev.lectern.organization.Role;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.Caller;
import dev.lectern.web.Callers;
import dev.lectern.web.Slice;
import dev.lectern.web.Unauthorized;
import dev.lectern.web.input.Draft;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.FormReader;
import dev.lectern.web.input.Table;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * Gives the demo organisation something to look at (O5), as its own key would: a weekly course, an event to come with its
 * session, and one that is over. All in one transaction and only where there never was an event, so that neither a killed
 * start nor a tidy user gets them twice.
 */
@ApplicationScoped
class DemoEvents {
    private static final int AFTER_ORGANIZATION = DemoOrganization.PRIORITY + 100;
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private static final String COURSE = """
            name=Evening course: Statistics for beginners
            &description=Two evenings a week, no knowledge needed.
            &access=4&startsAt=%s&rule=FREQ=WEEKLY;BYDAY=MO,TH;COUNT=24&duration=PT1H30M0S&%s
            &additionalFields[0][label]=Position&additionalFields[0][type]=text
            &additionalFields[1][label]=How did you hear of us?&additionalFields[1][type]=radio
            &additionalFields[1][values][]=A friend&additionalFields[1][values][]=A search
            &tags[]=course&tags[]=statistics""";
    private static final String OPEN_DAY = """
            name=Open day&description=Ask us anything.&access=1&startsAt=%s&duration=PT2H0M0S&tags[]=open""";
    private static final String FINISHED = """
            name=How we teach online&access=4&startsAt=%s&duration=PT1H0M0S&%s""";

    private final DemoConfig config;
    private final Callers callers;
    private final Members members;
    private final Events events;
    private final EventSessions sessions;
    private final TimeZones zones;
    private final Clock clock;

    DemoEvents(
            DemoConfig config,
            Callers callers,
            Members members,
            Events events,
            EventSessions sessions,
            TimeZones zones,
            Clock clock) {
        this.config = config;
        this.callers = callers;
        this.members = members;
        this.events = events;
        this.sessions = sessions;
        this.zones = zones;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_ORGANIZATION) StartupEvent event) throws Throwable {
        if (config.demo()) {
            VertxContextSupport.subscribeAndAwait(() -> callers.callerOf(DemoOrganization.KEY)
                    .chain(this::createOnce)
                    .onFailure(Unauthorized.class)
                    .recoverWithNull());
        }
    }

    /** Makes them for this organisation, unless it has or had events. */
    Uni<Void> createOnce(Caller caller) {
        return Panache.withTransaction(() -> Event.count("organizationId", caller.organizationId())
                .chain(count -> count > 0 ? Uni.createFrom().voidItem() : create(caller)));
    }

    private Uni<Void> create(Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), caller.zone());
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return members.list(caller.organizationId(), new Slice(0, 0, Integer.MAX_VALUE))
                .map(DemoEvents::lecturers)
                .chain(lecturers -> add(caller, COURSE, monday, lecturers)
                        .chain(() -> add(caller, OPEN_DAY, today.plusDays(10), lecturers))
                        .chain(openDay -> addSession(caller, openDay))
                        .chain(() -> add(caller, FINISHED, today.minusDays(7), lecturers))
                        .call(finished -> addSession(caller, finished))
                        .chain(finished -> finish(caller, finished)));
    }

    private Uni<EventCreated> add(Caller caller, String form, LocalDate day, String lecturers) {
        return events.create(caller, draft(form.formatted(day.atTime(EVENING), lecturers)));
    }

    private Uni<SessionCreated> addSession(Caller caller, EventCreated event) {
        return sessions.create(
                caller, event.eventId(), Fields.draft(Table.EMPTY, Table.EMPTY, in -> SessionForm.read(in, zones)));
    }

    private Uni<Void> finish(Caller caller, EventCreated event) {
        return events.update(caller, event.eventId(), draft("status=STOP"));
    }

    private Draft<EventForm> draft(String form) {
        Table table = FormReader.read(form.replace("\n", "").getBytes(StandardCharsets.UTF_8));
        return Fields.draft(table, Table.EMPTY, in -> EventForm.read(in, zones));
    }

    private static String lecturers(List<Member> members) {
        return members.stream()
                .filter(member -> member.role == Role.LECTURER)
                .map(member -> "lectorIds[]=" + member.user.id)
                .collect(Collectors.joining("&"));
    }
}
