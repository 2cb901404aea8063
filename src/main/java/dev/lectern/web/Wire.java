package dev.lectern.web;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.impl.WebSocketInternal;

/**
 * A WebSocket below Quarkus' own view of it, for rooms of thousands: texts that were encoded once for all of them, several with one
 * write. Everything given here is done in its order; what is sent past it may overtake.
 */
@RegisterForReflection(
        classNames = {
            "io.quarkus.websockets.next.runtime.WebSocketConnectionBase",
            "io.vertx.ext.web.impl.ServerWebSocketWrapper"
        })
public final class Wire {
    /** What Vert.x' clients take in a frame unless told otherwise. */
    private static final int MAX_FRAME = 65_536;

    private static final Method SOCKET = socket();

    private final ChannelHandlerContext channel;

    private Wire(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    /** The wire of an open connection. */
    public static Wire of(WebSocketConnection connection) {
        try {
            Object socket = SOCKET.invoke(connection);
            while (!(socket instanceof WebSocketInternal)) {
                // What Vert.x' router has put a wrapper around.
                Field delegate = socket.getClass().getDeclaredField("delegate");
                delegate.setAccessible(true);
                socket = delegate.get(socket);
            }
            return new Wire(((WebSocketInternal) socket).channelHandlerContext());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * Sends these texts, each a message.
     *
     * @param texts in UTF-8
     * @return completes, never with a failure, when the last is on its way or the connection has gone
     */
    public CompletableFuture<Void> send(List<byte[]> texts) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        channel.executor().execute(() -> {
            ChannelFuture last = null;
            for (byte[] text : texts) {
                last = write(Unpooled.wrappedBuffer(text));
            }
            channel.flush();
            last.addListener(done -> sent.complete(null));
        });
        return sent;
    }

    /** Does something once all that was sent before has been handed on. */
    public void then(Runnable action) {
        channel.executor().execute(action);
    }

    /**
     * Breaks the connection off, with all that waits to be sent. A close frame would wait behind that for good, where the peer
     * does not read.
     */
    public void cut() {
        channel.close();
    }

    private ChannelFuture write(ByteBuf text) {
        boolean isWhole = text.readableBytes() <= MAX_FRAME;
        ChannelFuture last = channel.write(frame(text, true, isWhole));
        while (text.isReadable()) {
            last = channel.write(frame(text, false, text.readableBytes() <= MAX_FRAME));
        }
        return last;
    }

    private static WebSocketFrame frame(ByteBuf text, boolean isFirst, boolean isFinal) {
        ByteBuf part = text.readRetainedSlice(Math.min(MAX_FRAME, text.readableBytes()));
        return isFirst ? new TextWebSocketFrame(isFinal, 0, part) : new ContinuationWebSocketFrame(isFinal, 0, part);
    }

    private static Method socket() {
        try {
            Method method = Class.forName(
                            "io.quarkus.websockets.next.runtime.WebSocketConnectionBase",
                            false,
                            Thread.currentThread().getContextClassLoader())
                    .getDeclaredMethod("webSocket");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("Another version of Quarkus", other);
        }
    }
}
