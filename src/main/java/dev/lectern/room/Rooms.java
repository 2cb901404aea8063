package dev.lectern.room;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

/** The rooms that somebody is in on this process. */
@ApplicationScoped
class Rooms {
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final RoomKeeper keeper;

    Rooms(Vertx vertx, RoomKeeper keeper) {
        this.vertx = vertx;
        this.keeper = keeper;
    }

    /** Puts somebody at the door of a session's room, from where on they are told whatever changes. */
    Room enter(long sessionId, Attendee attendee) {
        return rooms.compute(sessionId, (id, known) -> {
            Room room = known == null ? new Room(vertx, keeper) : known;
            room.attendees().add(attendee);
            return room;
        });
    }

    /** Takes them out of it. */
    void leave(long sessionId, Attendee attendee) {
        rooms.computeIfPresent(sessionId, (id, room) -> {
            room.attendees().remove(attendee);
            return room.attendees().isEmpty() ? null : room;
        });
    }

    /** The room of somebody who was welcomed; null when they have left. */
    Room of(Attendee attendee) {
        return rooms.get(attendee.seat().sessionId());
    }

    /** Everybody on this process. */
    Stream<Attendee> attendees() {
        return rooms.values().stream().flatMap(room -> room.attendees().stream());
    }

    /** Passes on what a notification says: {@code state 7}, {@code messages 7}, {@code presence 7}, or {@code people 3} of an event. */
    void hear(String notification) {
        String[] words = notification.split(" ");
        Change change = Change.valueOf(words[0].toUpperCase(Locale.ROOT));
        long id = Long.parseLong(words[1]);
        if (change == Change.PEOPLE) {
            rooms.values().stream().filter(room -> room.isOf(id)).forEach(room -> room.ask(change));
        } else if (rooms.get(id) != null) {
            rooms.get(id).ask(change);
        }
    }

    /** Has all rooms look at everything: notifications may have been missed. */
    void catchUp() {
        rooms.values().forEach(room -> List.of(Change.values()).forEach(room::ask));
    }
}
