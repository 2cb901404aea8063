package dev.lectern.room;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Keeps this process and its sockets known to be alive, and clears up after those that are not. */
@ApplicationScoped
public class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final RoomServer server;
    private final Sweep sweep;
    private final Rooms rooms;
    private final Entrance entrance;
    private final RoomListener listener;
    private final RoomConfig config;
    private final AtomicBoolean isFailing = new AtomicBoolean();

    Heartbeat(
            RoomServer server, Sweep sweep, Rooms rooms, Entrance entrance, RoomListener listener, RoomConfig config) {
        this.server = server;
        this.sweep = sweep;
        this.rooms = rooms;
        this.entrance = entrance;
        this.listener = listener;
        this.config = config;
    }

    /** One heartbeat: tells that this process lives, and closes the connections of those that have not for too long. */
    @Scheduled(
            identity = "room-heartbeat",
            every = "${lectern.room.heartbeat}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        listener.check(config.deadAfter().toMillis());
        return tell().chain(() -> sweep.deadServers(config.deadAfter()))
                .invoke(() -> isFailing.set(false))
                .onFailure()
                .recoverWithItem(this::warn);
    }

    /** Pings all sockets, and breaks off with those that have been silent for too long. */
    @Scheduled(identity = "room-ping", every = "${lectern.room.ping}", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> ping() {
        rooms.attendees().map(Attendee::line).forEach(Line::cutIfSilent);
        return Uni.createFrom().voidItem();
    }

    /** Closes connections of sessions that ended while nobody who had sockets of theirs was alive. */
    @Scheduled(identity = "room-sweep", every = "${lectern.jobs.every}", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> sweep() {
        return sweep.endedSessions();
    }

    /**
     * Lets clients go elsewhere and closes their connections now, so that nobody has to wait until this process counts as dead. Before
     * the HTTP server stops, which would close all sockets as if nothing were to be had any more.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        try {
            entrance.closeAll().await().atMost(config.deadAfter());
        } catch (RuntimeException failure) {
            LOG.warn("Connections could not be closed; another process will", failure);
        }
    }

    private Uni<Void> tell() {
        return server.isRegistered()
                ? server.tell().chain(isKnown -> isKnown ? Uni.createFrom().voidItem() : comeBack())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> comeBack() {
        List<Attendee> here = rooms.attendees()
                .filter(attendee -> attendee.isHere() && !attendee.isInLobby())
                .toList();
        LOG.warnf("This process was taken for dead; opening %d connections anew", here.size());
        return entrance.reopen(here);
    }

    private Void warn(Throwable failure) {
        if (isFailing.compareAndSet(false, true)) {
            LOG.warn("Rooms cannot reach the database", failure);
        }
        return null;
    }
}
