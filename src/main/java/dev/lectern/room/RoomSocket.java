package dev.lectern.room;

import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** The sockets of rooms (L2): {@code docs/room.md} has the protocol. */
@WebSocket(path = "/room/{eventSessionId}", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class RoomSocket {
    private static final Logger LOG = Logger.getLogger(RoomSocket.class);
    /** RFC 6455 section 7.4.1. */
    private static final int TOO_BIG = 1009;

    private static final TypedKey<Attendee> ATTENDEE = new TypedKey<>("attendee");

    private final Entrance entrance;
    private final Speech speech;

    RoomSocket(Entrance entrance, Speech speech) {
        this.entrance = entrance;
        this.speech = speech;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        Attendee attendee = entrance.arrive(connection);
        connection.userData().put(ATTENDEE, attendee);
        // Before a long history, so that what is sent after the welcome does not overtake what was sent before it.
        return entrance.enter(attendee).chain(() -> speech.hearHeld(attendee)).chain(() -> entrance.catchUp(attendee));
    }

    @OnTextMessage
    Uni<Void> hear(String text, WebSocketConnection connection) {
        Attendee attendee = attendee(connection);
        return attendee == null ? Uni.createFrom().voidItem() : speech.hear(attendee, text);
    }

    @OnBinaryMessage
    @NonBlocking
    void hear(Buffer bytes, WebSocketConnection connection) {
        Attendee attendee = attendee(connection);
        if (attendee != null) {
            attendee.refuseGarbage("Messages are text");
        }
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer bytes, WebSocketConnection connection) {
        Attendee attendee = attendee(connection);
        if (attendee != null) {
            attendee.line().hear();
        }
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        Attendee attendee = attendee(connection);
        if (attendee != null) {
            entrance.leave(attendee);
        }
    }

    @OnError
    @NonBlocking
    void fail(Throwable failure, WebSocketConnection connection) {
        LOG.debug("A socket failed", failure);
        Attendee attendee = attendee(connection);
        if (attendee != null) {
            if (isTooBig(failure)) {
                attendee.line().close(TOO_BIG, "Message too big");
            } else {
                attendee.line().close(Line.TRY_AGAIN, "Try again");
            }
        }
    }

    /** Vert.x has no type of its own for it. */
    private static boolean isTooBig(Throwable failure) {
        return failure instanceof IllegalStateException
                && failure.getMessage() != null
                && failure.getMessage().contains("max message size");
    }

    private static Attendee attendee(WebSocketConnection connection) {
        return connection.userData().get(ATTENDEE);
    }
}
