package dev.lectern.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.organization.TimeZones;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Caller;
import dev.lectern.web.NotFound;
import dev.lectern.web.input.Draft;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Makes, changes and deletes sessions; see {@link Events} for the order of locks. */
@ApplicationScoped
public class EventSessions {
    private static final String FIND = "id = ?1 AND organizationId = ?2 AND isDeleted = false";

    private final Events events;
    private final References references;
    private final Passwords passwords;
    private final SessionEditor editor;
    private final Belongings belongings;
    private final AdditionalFields additionalFields;
    private final FreeOccurrences occurrences;
    private final EventLinks links;
    private final TimeZones zones;
    private final Clock clock;

    EventSessions(
            Events events,
            References references,
            Passwords passwords,
            SessionEditor editor,
            Belongings belongings,
            AdditionalFields additionalFields,
            FreeOccurrences occurrences,
            EventLinks links,
            TimeZones zones,
            Clock clock) {
        this.events = events;
        this.references = references;
        this.passwords = passwords;
        this.editor = editor;
        this.belongings = belongings;
        this.additionalFields = additionalFields;
        this.occurrences = occurrences;
        this.links = links;
        this.zones = zones;
        this.clock = clock;
    }

    /** Makes a session of an ACTIVE event (E7, E8); {@link NotFound} where the organisation has no such event. */
    Uni<SessionCreated> create(Caller caller, long eventId, Draft<SessionForm> draft) {
        return references
                .checkSession(caller.organizationId(), draft)
                .chain(checked -> passwords.hash(draft.unchecked().password()))
                .chain(hash -> Panache.withTransaction(() -> events.lock(caller, eventId)
                        .call(() -> keepImage(caller, draft))
                        .chain(event -> insert(caller, event, draft, hash))));
    }

    /** Changes what is given (E8); {@link BadRequest} for a session in status STOP, {@link NotFound} for none. */
    Uni<Void> update(Caller caller, long sessionId, Draft<SessionForm> draft) {
        return references
                .checkSession(caller.organizationId(), draft)
                .chain(checked -> passwords.hash(draft.unchecked().password()))
                .chain(hash -> Panache.withTransaction(() -> lock(caller, sessionId)
                        .call(() -> keepImage(caller, draft))
                        .chain(session -> change(caller, session, draft, hash))));
    }

    /** Hides a session; the occurrence that it stood for does not come back (E9). */
    @WithTransaction
    public Uni<Void> delete(Caller caller, long sessionId) {
        return events.lockOf(caller, sessionId).chain(event -> find(caller, sessionId)
                .invoke(session -> markDeleted(caller, event, session))
                .replaceWithVoid());
    }

    private Uni<SessionCreated> insert(Caller caller, Event event, Draft<SessionForm> draft, String hash) {
        if (event.status != EventStatus.ACTIVE) {
            throw new BadRequest("Event %d is in status %s".formatted(event.id, event.status));
        }
        Instant now = clock.instant();
        return start(event, draft.unchecked(), now)
                .map(start -> editor.create(caller, event, draft, start, hash))
                .call(session -> claimOccurrence(event, session))
                .chain(session -> session.<EventSession>persistAndFlush())
                .call(session -> carry(session, draft.checked()))
                .call(session -> session.occurrenceAt == null ? nothing() : occurrences.plan(event, now))
                .map(session -> new SessionCreated(session.id, links.landing(caller, event, session.id)));
    }

    private Uni<Instant> start(Event event, SessionForm form, Instant now) {
        if (form.startsAt() != null) {
            return Uni.createFrom().item(form.startsAt().at(editor.zone(event, form)));
        }
        return occurrences.next(event, now).map(next -> next.orElse(event.startsAtUtc));
    }

    /** A session at the very time of an occurrence that has none stands for that occurrence. */
    private Uni<Void> claimOccurrence(Event event, EventSession session) {
        return occurrences
                .next(event, session.startsAt)
                .invoke(next -> session.occurrenceAt =
                        next.filter(session.startsAt::equals).orElse(null))
                .replaceWithVoid();
    }

    private Uni<Void> carry(EventSession session, SessionForm form) {
        long organizationId = session.organizationId;
        return (form.lectorIds() == null
                        ? nothing()
                        : belongings.addLectors(Owner.SESSION, organizationId, session.id, form.lectorIds()))
                .chain(() -> form.tags() == null
                        ? nothing()
                        : belongings.addTags(Owner.SESSION, organizationId, session.id, form.tags()))
                .chain(() -> replaceFields(session, form))
                .chain(() -> belongings.copyToSessions(new Long[] {session.id}));
    }

    private Uni<Void> change(Caller caller, EventSession session, Draft<SessionForm> draft, String hash) {
        if (session.status == SessionStatus.STOP) {
            throw new BadRequest("EventSession %d is in status STOP".formatted(session.id));
        }
        editor.edit(session, draft, hash);
        session.isEdited = true;
        session.updateUserId = caller.userId();
        session.updateAt = clock.instant();
        return session.flush().chain(() -> replaceFields(session, draft.checked()));
    }

    private Uni<Void> keepImage(Caller caller, Draft<SessionForm> draft) {
        return references.keepImage(
                caller.organizationId(), draft, draft.unchecked().image());
    }

    private Uni<Void> replaceFields(EventSession session, SessionForm form) {
        return form.additionalFields() == null
                ? nothing()
                : additionalFields.replace(Owner.SESSION, session.organizationId, session.id, form.additionalFields());
    }

    private void markDeleted(Caller caller, Event event, EventSession session) {
        session.isDeleted = true;
        session.deleteAt = clock.instant();
        session.deleteUserId = caller.userId();
        event.reviewAt = session.deleteAt;
        if (session.occurrenceAt != null) {
            LocalDateTime[] dates = Arrays.copyOf(event.exceptionDates, event.exceptionDates.length + 1);
            dates[dates.length - 1] = LocalDateTime.ofInstant(
                    session.occurrenceAt, zones.get(event.timeZoneId).zone());
            event.exceptionDates = dates;
        }
    }

    private Uni<EventSession> lock(Caller caller, long sessionId) {
        return events.lockOf(caller, sessionId).chain(event -> find(caller, sessionId));
    }

    /** The session; {@link NotFound} where the organisation has none. */
    Uni<EventSession> find(Caller caller, long sessionId) {
        return EventSession.<EventSession>find(FIND, sessionId, caller.organizationId())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of(EventSession.KIND, sessionId));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
