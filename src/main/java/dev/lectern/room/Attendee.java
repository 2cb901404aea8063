package dev.lectern.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;

/**
 * Somebody at one socket of a room: at the door, waiting for the start, inside, or gone. Messages reach each in order and once:
 * until one has read what was missed, {@link #position} tells how far, and what is said meanwhile is read from the database, too.
 */
final class Attendee {
    private static final int GARBAGE = 10;
    private static final int HELD = 20;

    private final Line line;
    private final Pace pace;
    private final Arrival arrival;
    private final AtomicInteger garbage = new AtomicInteger();
    private final List<String> held = new ArrayList<>();
    private Stage stage = Stage.AT_THE_DOOR;
    private volatile Entry.Seat seat;
    private long connectionId;
    private long position;
    private boolean isUpToDate;

    private enum Stage {
        AT_THE_DOOR,
        WAITING,
        INSIDE,
        GONE
    }

    Attendee(Line line, Pace pace, Arrival arrival) {
        this.line = line;
        this.pace = pace;
        this.arrival = arrival;
    }

    Line line() {
        return line;
    }

    Pace pace() {
        return pace;
    }

    Arrival arrival() {
        return arrival;
    }

    /** Their place; null at the door. */
    Entry.Seat seat() {
        return seat;
    }

    /** Whether they wait outside the room: they are told of its start, and come in by another socket. */
    boolean isInLobby() {
        return arrival.isLobby();
    }

    /** Their connection as it is written down; 0 at the door. */
    synchronized long connectionId() {
        return connectionId;
    }

    /** Whether they have been welcomed, and have not gone since. */
    synchronized boolean isHere() {
        return stage == Stage.WAITING || stage == Stage.INSIDE;
    }

    /** Whether they are here and wait for the start. */
    synchronized boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    /** Welcomes them; false where they have gone meanwhile, and their connection is to be closed. */
    synchronized boolean welcome(Entry.Admitted entry) {
        seat = entry.seat();
        connectionId = entry.connectionId();
        if (stage == Stage.GONE) {
            return false;
        }
        stage = entry.isOnAir() && !isInLobby() ? Stage.INSIDE : Stage.WAITING;
        Long after = arrival.after();
        position = after == null ? entry.lastMessage() : Math.min(after, entry.lastMessage());
        line.send(Text.of(new Outgoing.Welcome(
                seat.participationId(),
                seat.name(),
                seat.role(),
                entry.isOnAir() ? "START" : "ACTIVE",
                entry.online())));
        return true;
    }

    /** Keeps what somebody sends who is not welcomed yet; false where they are, or where it is too much. */
    synchronized boolean hold(String json) {
        return stage == Stage.AT_THE_DOOR && held.size() < HELD && held.add(json);
    }

    /** What was kept, once. */
    synchronized List<String> takeHeld() {
        List<String> taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    /** Tells one who waited that the session is on air. */
    synchronized void start() {
        if (stage == Stage.WAITING) {
            stage = isInLobby() ? Stage.WAITING : Stage.INSIDE;
            line.send(Text.STARTED);
        }
    }

    /** Lets go of them; 0, or the connection that is to be closed. */
    synchronized long go() {
        boolean hadConnection = isHere();
        stage = Stage.GONE;
        return hadConnection ? connectionId : 0;
    }

    /** They have another connection now, as the one before was closed for them; false where they have gone meanwhile. */
    synchronized boolean reconnect(long newConnectionId) {
        connectionId = newConnectionId;
        return isHere();
    }

    /** The id of the last message that they were sent, or need not be. */
    synchronized long position() {
        return position;
    }

    /** Sends what was missed; done when it is on its way. */
    synchronized Uni<Void> catchUp(Delivery missed) {
        CompletionStage<Void> sent = line.send(missed.after(position, seat.isHost()));
        position = Math.max(position, missed.last());
        return Uni.createFrom().completionStage(sent);
    }

    /** From now on {@link #deliver} counts, if nothing is missing until that message. */
    synchronized boolean isUpToDate(long latest) {
        isUpToDate = position >= latest;
        return isUpToDate;
    }

    /** Sends what is being said now; how many messages of it were sent. */
    synchronized int deliver(Delivery said) {
        if (!isUpToDate || !isHere()) {
            return 0;
        }
        List<Text> texts = said.after(position, seat.isHost());
        line.send(texts);
        position = Math.max(position, said.last());
        return texts.size();
    }

    /** Sends something to those who are here. */
    synchronized void tell(Text text) {
        if (isHere()) {
            line.send(text);
        }
    }

    /** Refuses something they have sent. */
    void refuse(int code, String message) {
        line.send(Text.of(new Outgoing.Error(code, message)));
    }

    /** Refuses what makes no sense; the tenth closes the socket (L2). */
    void refuseGarbage(String message) {
        refuse(400, message);
        if (garbage.incrementAndGet() >= GARBAGE) {
            CloseCode.GARBAGE.close(line);
        }
    }
}
