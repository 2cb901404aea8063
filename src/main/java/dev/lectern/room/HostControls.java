package dev.lectern.room;

import java.util.List;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.OnAir;
import dev.lectern.organization.ActingUsers;
import dev.lectern.participation.Moderation;
import dev.lectern.web.Failure;
import dev.lectern.web.Forbidden;
import dev.lectern.web.NotFound;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** What hosts may do in a room: the same as the API, as the user that they are. */
@ApplicationScoped
class HostControls {
    private static final Logger LOG = Logger.getLogger(HostControls.class);

    private final ActingUsers users;
    private final OnAir onAir;
    private final Moderation moderation;
    private final RoomReader reader;

    HostControls(ActingUsers users, OnAir onAir, Moderation moderation, RoomReader reader) {
        this.users = users;
        this.onAir = onAir;
        this.moderation = moderation;
        this.reader = reader;
    }

    /** Puts the session on air; everybody in the room is told by the change itself. */
    Uni<Void> start(Attendee host) {
        Entry.Seat seat = host.seat();
        return asHost(host, () -> users.caller(seat.organizationId(), seat.userId())
                .chain(caller -> onAir.start(caller, seat.sessionId())));
    }

    /** Takes it off air. */
    Uni<Void> stop(Attendee host) {
        Entry.Seat seat = host.seat();
        return asHost(host, () -> users.caller(seat.organizationId(), seat.userId())
                .chain(caller -> onAir.stop(caller, seat.sessionId())));
    }

    /** Lets somebody in who waits, by all that they are registered for here. */
    Uni<Void> accept(Attendee host, long participationId) {
        return asHost(host, () -> moderate(host.seat(), participationId, true));
    }

    /** Sends somebody out, by whichever link they came; they are not let in again unless accepted. */
    Uni<Void> remove(Attendee host, long participationId) {
        return asHost(host, () -> moderate(host.seat(), participationId, false));
    }

    private Uni<Void> moderate(Entry.Seat seat, long participationId, boolean isAccepted) {
        return reader.ofPerson(seat, participationId)
                .invoke(theirs -> require(!theirs.isEmpty(), participationId))
                .chain(theirs -> users.caller(seat.organizationId(), seat.userId())
                        .chain(caller -> moderation.moderate(caller, seat.eventId(), isAccepted, theirs)))
                .replaceWithVoid();
    }

    private Uni<Void> asHost(Attendee host, Supplier<Uni<Void>> work) {
        return host.seat().isHost()
                ? requireAccepted(host.seat())
                        .chain(accepted -> work.get())
                        .onFailure()
                        .recoverWithItem(failure -> refuse(host, failure))
                : Uni.createFrom().item(() -> refuse(host, new Forbidden("Only hosts may do this")));
    }

    /** Who was sent out a moment ago may not have been told yet, and could let themselves in again. */
    private Uni<Void> requireAccepted(Entry.Seat seat) {
        return reader.accepted(seat, List.of(seat.participationId()))
                .invoke(accepted -> {
                    if (accepted.isEmpty()) {
                        throw new Forbidden("Only hosts may do this");
                    }
                })
                .replaceWithVoid();
    }

    private static Void refuse(Attendee host, Throwable thrown) {
        if (thrown instanceof Failure failure) {
            host.refuse(failure.code(), failure.getMessage());
        } else {
            LOG.error("A host's request failed", thrown);
            host.refuse(500, "It did not work");
        }
        return null;
    }

    private static void require(boolean isOfRoom, long participationId) {
        if (!isOfRoom) {
            throw NotFound.of("Participation", participationId);
        }
    }
}
