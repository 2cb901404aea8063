package dev.lectern.event;

import io.smallrye.mutiny.Uni;

/**
 * Tells those who are registered what has become of their dates (R7). Each is called within the transaction that makes the change
 * and holds the event's lock, and is undone with it. Who is registered is known only above this package.
 */
public interface Announcements {
    /** The session, which is to come, takes place at another time. */
    Uni<Void> moved(EventSession session);

    /** The session does not take place. */
    Uni<Void> cancelled(EventSession session);

    /** The dates of the event as a whole are others. */
    Uni<Void> moved(Event event);

    /** Neither the event nor its sessions to come take place; asked before they are deleted. */
    Uni<Void> cancelled(Event event);
}
