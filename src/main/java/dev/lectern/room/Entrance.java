package dev.lectern.room;

import java.time.Clock;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/** The way into a room and out of it. */
@ApplicationScoped
class Entrance {
    private static final Logger LOG = Logger.getLogger(Entrance.class);
    /** One for each socket of a large process. */
    private static final int LEAVINGS = 100_000;

    /** Service restart (IANA's registry of close codes): the client reconnects. */
    private static final int RESTART = 1012;

    private final Vertx vertx;
    private final RoomConfig config;
    private final RoomMetrics metrics;
    private final Clock clock;
    private final Origins origins;
    private final Rooms rooms;
    private final RoomKeeper keeper;
    private final Connections connections;
    private final Gathered<Connections.Leaving> leavings;
    private volatile boolean isClosing;

    Entrance(
            Vertx vertx,
            RoomConfig config,
            RoomMetrics metrics,
            Clock clock,
            Origins origins,
            Rooms rooms,
            RoomKeeper keeper,
            Connections connections) {
        this.vertx = vertx;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.origins = origins;
        this.rooms = rooms;
        this.keeper = keeper;
        this.connections = connections;
        this.leavings = new Gathered<>(vertx, LEAVINGS, this::write);
    }

    /** Takes a socket to the door of its room. */
    Attendee arrive(WebSocketConnection connection) {
        metrics.open();
        return new Attendee(
                new Line(connection, config, metrics, clock),
                new Pace(vertx, config),
                Arrival.of(connection, origins.place(connection.handshakeRequest())));
    }

    /** Lets somebody in or closes their socket with the reason (L2). */
    Uni<Void> enter(Attendee attendee) {
        Long sessionId = attendee.arrival().sessionId();
        if (sessionId == null || isClosing) {
            refuse(attendee, sessionId);
            return Uni.createFrom().voidItem();
        }
        // At the door before anything is looked up: whatever changes after that look is told to this room.
        Room room = rooms.enter(sessionId, attendee);
        int told = room.told();
        return connections
                .open(attendee.arrival())
                .chain(entry -> entry instanceof Entry.Admitted admitted
                        ? admit(room, told, attendee, admitted)
                        : refuse(sessionId, attendee, (Entry.Refused) entry))
                .onFailure()
                .recoverWithUni(failure -> fail(attendee, failure));
    }

    /** Sends somebody who has got in what was said before. */
    Uni<Void> catchUp(Attendee attendee) {
        Room room = attendee.isHere() ? rooms.of(attendee) : null;
        return room == null
                ? Uni.createFrom().voidItem()
                : keeper.catchUp(room, attendee).onFailure().recoverWithUni(failure -> fail(attendee, failure));
    }

    /** The socket is closed, from whichever side. */
    void leave(Attendee attendee) {
        metrics.close();
        Long sessionId = attendee.arrival().sessionId();
        long connectionId = attendee.go();
        if (sessionId != null) {
            rooms.leave(sessionId, attendee);
        }
        if (connectionId != 0) {
            leave(attendee, connectionId);
        }
    }

    /** Closes a connection of somebody who has gone. */
    void leave(Attendee attendee, long connectionId) {
        leavings.offer(new Connections.Leaving(connectionId, attendee.line().closedAt()));
    }

    /** Opens new connections for these, as those that they had were closed for them. */
    Uni<Void> reopen(List<Attendee> attendees) {
        return connections
                .reopen(attendees)
                .invoke(ids -> {
                    for (int i = 0; i < ids.size(); i++) {
                        Attendee attendee = attendees.get(i);
                        if (ids.get(i) != 0 && !attendee.reconnect(ids.get(i))) {
                            leave(attendee, ids.get(i));
                        }
                    }
                })
                .replaceWithVoid();
    }

    /** Closes all sockets and connections for good: this process is going down. */
    Uni<Void> closeAll() {
        isClosing = true;
        rooms.attendees().map(Attendee::line).forEach(line -> line.close(RESTART, "Restart"));
        return connections.leaveAll();
    }

    private Uni<Void> admit(Room room, int told, Attendee attendee, Entry.Admitted entry) {
        room.know(entry);
        if (!attendee.welcome(entry)) {
            leave(attendee, entry.connectionId());
            return Uni.createFrom().voidItem();
        }
        if (room.told() != told) {
            room.ask(Change.STATE);
            room.ask(Change.PEOPLE);
        }
        room.forgetTold();
        return Uni.createFrom().voidItem();
    }

    private void refuse(Attendee attendee, Long sessionId) {
        if (sessionId == null) {
            CloseCode.NOT_FOUND.close(attendee.line());
        } else {
            attendee.line().close(RESTART, "Restart");
        }
    }

    private Uni<Void> refuse(long sessionId, Attendee attendee, Entry.Refused entry) {
        rooms.leave(sessionId, attendee);
        entry.why().close(attendee.line());
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> fail(Attendee attendee, Throwable failure) {
        LOG.warn("Somebody could not be let in", failure);
        attendee.line().close(Line.TRY_AGAIN, "Try again");
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> write(List<Connections.Leaving> batch) {
        return connections.leave(batch).onFailure().recoverWithUni(failure -> {
            LOG.warn("People who left could not be written down; trying again", failure);
            batch.forEach(leavings::offer);
            return Uni.createFrom().failure(failure);
        });
    }
}
