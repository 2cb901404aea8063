package dev.lectern.room;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rooms and the sockets in them are kept (L2, L3, S1). */
@ConfigMapping(prefix = "lectern.room")
public interface RoomConfig {
    /** How often a process tells that it lives, and looks who has stopped telling. Of a stay, a crash loses that much at most. */
    @WithDefault("5s")
    String heartbeat();

    /** After what silence a process counts as dead and its connections are closed. Three heartbeats: one may be late. */
    @WithDefault("PT15S")
    Duration deadAfter();

    /** How often sockets are pinged. Well below the minute after which many proxies cut a silent connection. */
    @WithDefault("20s")
    String ping();

    /** How long a peer may be silent, pings unanswered, before it counts as gone since its last sign of life. Three pings. */
    @WithDefault("PT60S")
    Duration timeout();

    /** How many messages a person may send at once before being slowed down: many lines pasted in a row. */
    @WithDefault("50")
    int burst();

    /** How many messages a second are taken from a person after that: a bot that passes on a busy chat is one person, too. */
    @WithDefault("25")
    int messagesPerSecond();

    /** How many messages of a person wait to be taken; more are refused with {@code error} 429. */
    @WithDefault("200")
    int waitingMessages();

    /** How many messages may wait for a slow reader's socket before it is dropped: about a minute of a lively room. */
    @WithDefault("1000")
    int unreadMessages();

    /** How many bytes may wait for a slow reader's socket before it is dropped: with thousands of them, still memory a server has. */
    @WithDefault("1048576")
    int unreadBytes();

    /**
     * The database's own address where the application's leads to a pooler that cannot LISTEN, as PgBouncer in transaction mode:
     * {@code postgresql://host:5432/lectern}. User and password are the application's unless the address has some.
     */
    Optional<String> listenUrl();
}
