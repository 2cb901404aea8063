package dev.lectern.landing;

import java.time.Clock;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.mail.Occasions;
import dev.lectern.mail.calendar.CalendarFile;
import dev.lectern.mail.calendar.Occasion;
import dev.lectern.web.HeavyWork;
import io.smallrye.mutiny.Uni;

/** Makes the calendar files that pages offer. */
@ApplicationScoped
class Calendars {
    private final Occasions occasions;
    private final Clock clock;

    Calendars(Occasions occasions, Clock clock) {
        this.occasions = occasions;
        this.clock = clock;
    }

    /** The dates of what an address names; the same entry in a calendar as that of a mail (R7). */
    Uni<String> file(Landing landing, String link) {
        Uni<Occasion> occasion = landing.isSession()
                ? occasions.ofSession(landing.organizationId(), landing.eventId(), landing.sessionId())
                : occasions.ofEvent(landing.organizationId(), landing.eventId());
        return occasion.chain(
                found -> HeavyWork.run(() -> new CalendarFile(found, null, null, link, clock.instant()).plain()));
    }
}
