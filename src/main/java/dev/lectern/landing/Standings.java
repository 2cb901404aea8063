package dev.lectern.landing;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.participation.PersonalLink;
import dev.lectern.participation.PersonalLinks;
import io.smallrye.mutiny.Uni;

/** Finds out where people with personal links are. */
@ApplicationScoped
class Standings {
    private final LandingReader landings;
    private final PersonalLinks links;
    private final ComingDates dates;

    Standings(LandingReader landings, PersonalLinks links, ComingDates dates) {
        this.landings = landings;
        this.links = links;
        this.dates = dates;
    }

    /**
     * Where the person with this token is at the event; {@link dev.lectern.web.NotFound}, {@link dev.lectern.web.Gone} where what they were
     * registered for was deleted.
     */
    Uni<Standing> of(String alias, String event, String token) {
        return landings.event(alias, event).chain(whole -> links.find(whole.organizationId(), whole.eventId(), token)
                .chain(link -> link.sessionId() == null
                        ? standing(whole, link)
                        : landings.session(alias, event, link.sessionId()).chain(session -> standing(session, link))));
    }

    private Uni<Standing> standing(Landing landing, PersonalLink link) {
        return dates.of(landing, 1).map(coming -> standing(landing, link, coming));
    }

    private static Standing standing(Landing landing, PersonalLink link, List<ComingDate> coming) {
        ComingDate date = landing.isOver() || coming.isEmpty() ? null : coming.get(0);
        return new Standing(landing, link, state(link, date), date);
    }

    private static PersonalState state(PersonalLink link, ComingDate date) {
        if (date == null) {
            return PersonalState.OVER;
        }
        if (!link.isAccepted()) {
            return PersonalState.MODERATION;
        }
        return date.isOnAir() ? PersonalState.ON_AIR : PersonalState.BEFORE;
    }
}
