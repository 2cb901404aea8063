package dev.lectern.room;

import java.util.List;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Reads for rooms what may have changed, and tells those who are in them. */
@ApplicationScoped
class RoomKeeper {
    private static final Logger LOG = Logger.getLogger(RoomKeeper.class);

    private final Messages messages;
    private final RoomReader reader;
    private final Connections connections;
    private final RoomMetrics metrics;

    RoomKeeper(Messages messages, RoomReader reader, Connections connections, RoomMetrics metrics) {
        this.messages = messages;
        this.reader = reader;
        this.connections = connections;
        this.metrics = metrics;
    }

    /** Looks at what may have changed: always first at what was said, so that nothing of it is lost by an end. */
    Uni<Void> refresh(Room room) {
        if (room.session() == null) {
            return done();
        }
        Set<Change> changes = room.takeChanges();
        return readMessages(room)
                .chain(() -> changes.contains(Change.STATE) ? readState(room) : done())
                .chain(() -> changes.contains(Change.PEOPLE) ? readAccepted(room) : done())
                .onFailure()
                .invoke(() -> room.returnChanges(changes));
    }

    /** Tells how many people are connected and, to hosts, who. */
    Uni<Void> tellPresence(Room room) {
        if (room.here().findAny().isEmpty()) {
            return done();
        }
        return reader.online(room.session()).invoke(room::tellOnline).chain(() -> tellHosts(room));
    }

    /** Writes what people say; whoever cannot be heard is told. */
    Uni<Void> write(Room room, List<Messages.Draft> drafts) {
        return messages.write(room.session(), drafts)
                .invoke(isWritten -> {
                    if (!isWritten) {
                        refuse(drafts, 409, "The session is not on air");
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warn("Messages were not written", failure);
                    refuse(drafts, 503, "The message was not sent");
                    return null;
                });
    }

    /** Sends somebody what was said before, chunk after chunk as it is read, until nothing is missing. */
    Uni<Void> catchUp(Room room, Attendee attendee) {
        if (!attendee.isHere() || attendee.isInLobby() || attendee.isUpToDate(room.lastMessage())) {
            return done();
        }
        return messages.after(room.session(), attendee.position())
                .chain(missed -> {
                    metrics.countDelivered(missed.size());
                    return missed.isEmpty() ? done() : attendee.catchUp(new Delivery(missed));
                })
                .chain(() -> catchUp(room, attendee));
    }

    private Uni<Void> readMessages(Room room) {
        return messages.after(room.session(), room.lastMessage())
                .invoke(said -> deliver(room, said))
                .chain(said -> said.size() < Messages.CHUNK ? done() : readMessages(room));
    }

    private void deliver(Room room, List<Messages.Stored> said) {
        if (!said.isEmpty()) {
            metrics.countDelivered(room.deliver(new Delivery(said)));
        }
    }

    private Uni<Void> readState(Room room) {
        return reader.state(room.session()).chain(state -> switch (state) {
            case ACTIVE -> done();
            case START -> start(room);
            case STOP -> end(room, CloseCode.OVER);
            case DELETED -> end(room, CloseCode.NOT_FOUND);
        });
    }

    private Uni<Void> start(Room room) {
        List<Attendee> waiting =
                room.attendees().stream().filter(Attendee::isWaiting).toList();
        if (waiting.isEmpty()) {
            return done();
        }
        List<Attendee> coming =
                waiting.stream().filter(attendee -> !attendee.isInLobby()).toList();
        return connections.begin(room.session().sessionId(), coming).invoke(() -> waiting.forEach(Attendee::start));
    }

    private Uni<Void> end(Room room, CloseCode why) {
        return connections.end(room.session().sessionId()).invoke(() -> room.here()
                .forEach(attendee -> {
                    if (why == CloseCode.OVER) {
                        attendee.tell(Text.ENDED);
                    }
                    why.close(attendee.line());
                }));
    }

    private Uni<Void> readAccepted(Room room) {
        List<Attendee> here = room.here().toList();
        List<Long> participationIds = here.stream()
                .map(attendee -> attendee.seat().participationId())
                .distinct()
                .toList();
        return reader.accepted(room.session(), participationIds)
                .invoke(accepted -> here.stream()
                        .filter(attendee -> !accepted.contains(attendee.seat().participationId()))
                        .forEach(RoomKeeper::kick))
                .replaceWithVoid();
    }

    private static void kick(Attendee attendee) {
        attendee.tell(Text.KICKED);
        CloseCode.NOT_ADMITTED.close(attendee.line());
    }

    private Uni<Void> tellHosts(Room room) {
        return room.here().noneMatch(attendee -> attendee.seat().isHost())
                ? done()
                : reader.people(room.session())
                        .invoke(people -> room.tellPeople(Text.of(people)))
                        .replaceWithVoid();
    }

    private static void refuse(List<Messages.Draft> drafts, int code, String message) {
        drafts.forEach(draft -> draft.from().refuse(code, message));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
