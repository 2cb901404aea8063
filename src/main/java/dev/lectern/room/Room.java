package dev.lectern.room;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.vertx.core.Vertx;

/**
 * A session's room, as far as it is on this process. Notifications only say what may have changed; the room then reads it, one thing
 * at a time and in one order: what was said, then the session's state, then who may stay.
 */
final class Room {
    private static final int WAITING_MESSAGES = 1_000;
    private static final long SECOND = 1_000;
    private static final long MAX_GATHER_MILLIS = 200;
    private static final long UNKNOWN = -1;

    private final Set<Attendee> attendees = ConcurrentHashMap.newKeySet();
    private final Set<Change> changes = EnumSet.noneOf(Change.class);
    private final AtomicInteger told = new AtomicInteger();
    private final Repeated refresh;
    private final Repeated presence;
    private final Gathered<Messages.Draft> drafts;
    private volatile Entry.Seat session;
    private volatile long lastMessage;
    private volatile Text people;
    private volatile long online = UNKNOWN;

    Room(Vertx vertx, RoomKeeper keeper) {
        refresh = new Repeated(vertx, this::gatherMillis, () -> keeper.refresh(this));
        presence = new Repeated(vertx, () -> SECOND, () -> keeper.tellPresence(this));
        drafts = new Gathered<>(vertx, WAITING_MESSAGES, batch -> keeper.write(this, batch));
    }

    /** Who is here, and who is at the door. */
    Collection<Attendee> attendees() {
        return attendees;
    }

    /** Those here of whom this holds. */
    Stream<Attendee> here() {
        return attendees.stream().filter(Attendee::isHere);
    }

    /** The session, as the first who got in knows it; null before that. */
    Entry.Seat session() {
        return session;
    }

    /** Whether the room is of this event; one of which it is not known yet may be. */
    boolean isOf(long eventId) {
        return session == null || session.eventId() == eventId;
    }

    /** Somebody got in. Until the first has, there is nobody whom anything could be told. */
    void know(Entry.Admitted entry) {
        synchronized (changes) {
            if (session == null) {
                lastMessage = entry.lastMessage();
                session = entry.seat();
                ask(Change.MESSAGES);
            }
        }
    }

    /** Has the room look at what may have changed. */
    void ask(Change change) {
        told.incrementAndGet();
        if (change != Change.PRESENCE) {
            synchronized (changes) {
                changes.add(change);
            }
            refresh.ask();
        }
        if (change == Change.PRESENCE || change == Change.PEOPLE) {
            presence.ask();
        }
    }

    /** How often the room was told that something may have changed. */
    int told() {
        return told.get();
    }

    /** What may have changed since this was asked last. */
    Set<Change> takeChanges() {
        synchronized (changes) {
            Set<Change> taken = EnumSet.copyOf(changes);
            changes.clear();
            return taken;
        }
    }

    /** Puts back what could not be looked at. */
    void returnChanges(Set<Change> taken) {
        synchronized (changes) {
            changes.addAll(taken);
        }
    }

    /** The last message that everybody here who is up to date has been sent. */
    long lastMessage() {
        return lastMessage;
    }

    /** Sends messages to everybody who is up to date; how many were sent. */
    int deliver(Delivery said) {
        // First this, so that whoever is getting up to date reads the messages or is sent them.
        lastMessage = said.last();
        return attendees.stream().mapToInt(attendee -> attendee.deliver(said)).sum();
    }

    /**
     * How long messages gather before they are read: the more people, the longer, as a write to a socket costs about as much for many
     * as for one.
     */
    private long gatherMillis() {
        return Math.min(MAX_GATHER_MILLIS, attendees.size() / 10);
    }

    /** Has something written; false where too much waits. */
    boolean say(Messages.Draft draft) {
        return drafts.offer(draft);
    }

    /** Tells how many are online, if that has changed. */
    void tellOnline(long now) {
        if (online != now) {
            online = now;
            Text text = Text.of(new Outgoing.Presence(now));
            attendees.forEach(attendee -> attendee.tell(text));
        }
    }

    /** Tells hosts who is here, if that has changed. */
    void tellPeople(Text now) {
        if (people == null || !now.json().equals(people.json())) {
            people = now;
            here().filter(attendee -> attendee.seat().isHost()).forEach(host -> host.tell(now));
        }
    }

    /** Somebody has come in, who knows other figures than those who were here: the next ones are told to all, changed or not. */
    void forgetTold() {
        online = UNKNOWN;
        people = null;
        presence.ask();
    }
}
