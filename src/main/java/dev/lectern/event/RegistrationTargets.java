package dev.lectern.event;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.Members;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Caller;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;

/**
 * Finds what people register for, within the caller's transaction, which holds the event's lock from then on. All fail with
 * {@link NotFound} where the organisation has none, {@link Forbidden} when its creator has left the organisation (R1), and
 * {@link BadRequest} when nobody can register (E8, R4).
 */
@ApplicationScoped
public class RegistrationTargets {
    private final Events events;
    private final EventSessions sessions;
    private final AdditionalFields additionalFields;
    private final Members members;
    private final EventLinks links;

    RegistrationTargets(
            Events events,
            EventSessions sessions,
            AdditionalFields additionalFields,
            Members members,
            EventLinks links) {
        this.events = events;
        this.sessions = sessions;
        this.additionalFields = additionalFields;
        this.members = members;
        this.links = links;
    }

    /** The series as a whole. */
    public Uni<RegistrationTarget> series(Caller caller, long eventId) {
        return events.lock(caller, eventId)
                .invoke(RegistrationTargets::requireActive)
                .invoke(RegistrationTargets::requireAllowed)
                .chain(event -> target(caller, event, null, event.access, Owner.EVENT, eventId));
    }

    /** One session. */
    public Uni<RegistrationTarget> session(Caller caller, long sessionId) {
        return events.lockOf(caller, sessionId).chain(event -> sessions.find(caller, sessionId)
                .invoke(RegistrationTargets::requireNotOver)
                .invoke(session -> requireActive(event))
                .chain(session -> target(caller, event, sessionId, session.access, Owner.SESSION, sessionId)));
    }

    private Uni<RegistrationTarget> target(
            Caller caller, Event event, Long sessionId, int access, Owner owner, long ownerId) {
        return members.require(event.organizationId, event.createUserId)
                .chain(creator -> additionalFields.read(owner, event.organizationId, ownerId))
                .map(questions -> new RegistrationTarget(
                        event.organizationId,
                        event.id,
                        sessionId,
                        links.landing(caller, event),
                        event.createUserId,
                        questions,
                        access,
                        false));
    }

    private static void requireActive(Event event) {
        if (event.status != EventStatus.ACTIVE) {
            throw new BadRequest("Event %d is in status %s".formatted(event.id, event.status));
        }
    }

    private static void requireAllowed(Event event) {
        if (!event.isEventRegAllowed) {
            throw new BadRequest("Event %d takes registrations for its sessions only".formatted(event.id));
        }
    }

    private static void requireNotOver(EventSession session) {
        if (session.status == SessionStatus.STOP) {
            throw new BadRequest("EventSession %d is in status STOP".formatted(session.id));
        }
    }
}
