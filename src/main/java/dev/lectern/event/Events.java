package dev.lectern.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.lectern.database.Constraint;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Caller;
import dev.lectern.web.FieldError;
import dev.lectern.web.NotFound;
import dev.lectern.web.Unauthorized;
import dev.lectern.web.input.Draft;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Makes, changes and deletes events. Whatever changes an event or one of its sessions locks the event first: the order of
 * locks is the same everywhere, and what one call decides on stays so until it has ended.
 */
@ApplicationScoped
public class Events {
    private static final String FIND = "id = ?1 AND organizationId = ?2 AND isDeleted = false";

    private static final String EVENT_OF = """
            SELECT event_id
            FROM event_sessions
            WHERE id = :session
                AND organization_id = :organization
                AND NOT is_deleted
            """;

    private final References references;
    private final Passwords passwords;
    private final EventEditor editor;
    private final Belongings belongings;
    private final AdditionalFields additionalFields;
    private final FreeOccurrences occurrences;
    private final EventSessionStates sessions;
    private final Rescheduling rescheduling;
    private final Announcements announcements;
    private final EventLinks links;
    private final Clock clock;

    Events(
            References references,
            Passwords passwords,
            EventEditor editor,
            Belongings belongings,
            AdditionalFields additionalFields,
            FreeOccurrences occurrences,
            EventSessionStates sessions,
            Rescheduling rescheduling,
            Announcements announcements,
            EventLinks links,
            Clock clock) {
        this.references = references;
        this.passwords = passwords;
        this.editor = editor;
        this.belongings = belongings;
        this.additionalFields = additionalFields;
        this.occurrences = occurrences;
        this.sessions = sessions;
        this.rescheduling = rescheduling;
        this.announcements = announcements;
        this.links = links;
        this.clock = clock;
    }

    /** Makes an event, without sessions (E7); {@link BadRequest} names every wrong field. */
    Uni<EventCreated> create(Caller caller, Draft<EventForm> draft) {
        return references
                .checkEvent(caller.organizationId(), draft)
                .chain(checked -> passwords.hash(draft.unchecked().password()))
                .chain(hash -> Panache.withTransaction(
                        () -> keepImage(caller, draft).chain(() -> insert(caller, draft, hash))))
                .map(event -> new EventCreated(event.id, links.landing(caller, event)));
    }

    /** Changes what is given (E8, E13, E15); {@link BadRequest} for a STOP event, {@link NotFound} for none. */
    Uni<Void> update(Caller caller, long eventId, Draft<EventForm> draft) {
        return references
                .checkEvent(caller.organizationId(), draft)
                .chain(checked -> passwords.hash(draft.unchecked().password()))
                .chain(hash -> Panache.withTransaction(() -> lock(caller, eventId)
                        .call(() -> keepImage(caller, draft))
                        .chain(event -> change(caller, event, draft, hash))));
    }

    /**
     * Hides an event and all its sessions (E9); {@link NotFound} for none.
     *
     * @param sendEmail whether those registered are told, where anything was to come
     */
    @WithTransaction
    public Uni<Void> delete(Caller caller, long eventId, boolean sendEmail) {
        return lock(caller, eventId)
                .call(event ->
                        sendEmail && event.status != EventStatus.STOP ? announcements.cancelled(event) : nothing())
                .invoke(event -> markDeleted(caller, event))
                .chain(event -> sessions.deleteAll(event, caller.userId(), clock.instant()));
    }

    /** The event, locked until the caller's transaction ends; {@link NotFound} where the organisation has none. */
    Uni<Event> lock(Caller caller, long eventId) {
        return Event.<Event>find(FIND, eventId, caller.organizationId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("Event", eventId));
    }

    /** The event of a session, locked; {@link NotFound} where the organisation has no such session. */
    Uni<Event> lockOf(Caller caller, long sessionId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EVENT_OF, Long.class)
                        .setParameter("session", sessionId)
                        .setParameter("organization", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of(EventSession.KIND, sessionId))
                .chain(eventId -> lock(caller, eventId));
    }

    private Uni<Void> keepImage(Caller caller, Draft<EventForm> draft) {
        return references.keepImage(
                caller.organizationId(), draft, draft.unchecked().image());
    }

    private Uni<Event> insert(Caller caller, Draft<EventForm> draft, String passwordHash) {
        Event event = editor.blank(caller);
        editor.edit(event, draft, passwordHash);
        EventForm form = draft.checked();
        return save(event)
                .call(() -> belongings.addLectors(Owner.EVENT, event.organizationId, event.id, form.lectorIds()))
                .call(() -> belongings.addTags(Owner.EVENT, event.organizationId, event.id, form.tags()))
                .call(() -> replaceFields(event, form.additionalFields()))
                .call(() -> occurrences.plan(event, event.createAt));
    }

    private Uni<Void> change(Caller caller, Event event, Draft<EventForm> draft, String passwordHash) {
        EventForm form = draft.unchecked();
        requireChangeable(event, form);
        Timing before = Timing.of(event);
        boolean isStopped = event.status == EventStatus.STOP;
        editor.edit(event, draft, passwordHash);
        event.updateUserId = caller.userId();
        event.updateAt = clock.instant();
        return save(event)
                .call(() -> replaceFields(event, form.additionalFields()))
                .call(() -> event.status == EventStatus.STOP && !isStopped ? sessions.closeAll(event) : nothing())
                .call(() -> before.equals(Timing.of(event))
                        ? nothing()
                        : reschedule(event, event.updateAt).call(() -> announce(event, before, form)))
                .replaceWithVoid();
    }

    private Uni<Void> reschedule(Event event, Instant now) {
        event.reviewAt = now;
        return rescheduling.fit(event, now).chain(() -> occurrences.plan(event, now));
    }

    /** Without a rule, the sessions say when it is. */
    private Uni<Void> announce(Event event, Timing before, EventForm form) {
        if (Boolean.FALSE.equals(form.sendEmail()) || event.status == EventStatus.STOP) {
            return nothing();
        }
        boolean isOfRule = event.rule != null || before.rule() != null;
        return (isOfRule ? Uni.createFrom().item(true) : sessions.areNone(event))
                .chain(isMoved -> isMoved ? announcements.moved(event) : nothing());
    }

    private Uni<Void> replaceFields(Event event, List<AdditionalFieldForm> fields) {
        return fields == null
                ? nothing()
                : additionalFields.replace(Owner.EVENT, event.organizationId, event.id, fields);
    }

    private static void requireChangeable(Event event, EventForm form) {
        boolean isOnlyArchiving = form.equals(EventForm.archiving(form.isArchive(), form.sendEmail()));
        if (event.status == EventStatus.STOP && !(isOnlyArchiving && form.isArchive() != null)) {
            throw new BadRequest("Event %d is in status STOP".formatted(event.id));
        }
    }

    private void markDeleted(Caller caller, Event event) {
        event.isDeleted = true;
        event.deleteAt = clock.instant();
        event.deleteUserId = caller.userId();
    }

    private static Uni<Event> save(Event event) {
        return event.<Event>persistAndFlush()
                .onFailure(Constraint.broken("events_url_alias_key"))
                .transform(taken -> BadRequest.field("urlAlias", FieldError.ERROR_NOT_UNIQUE))
                .onFailure(Constraint.broken("events_organization_id_fkey"))
                .transform(gone -> new Unauthorized("The organization has just been deleted"));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** What decides about the dates of an event (E13). */
    private record Timing(Object startsAt, Object zone, Object rule, Object endsAt) {
        static Timing of(Event event) {
            return new Timing(event.startsAtUtc, event.timeZoneId, event.rule, event.endsAt);
        }
    }
}
