package dev.lectern.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Answers;

/** Somebody who stays in a room whatever becomes of the servers: comes back when told to, and asks for what was missed (L2). */
final class RoomGuest implements AutoCloseable {
    private final HttpClient http;
    private final String room;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile long last;
    private volatile WebSocket socket;
    private volatile boolean isLeaving;
    private WebSocket saidBy;
    private String said;

    private RoomGuest(HttpClient http, String room) {
        this.http = http;
        this.room = room;
    }

    /** Enters the session's room by the token of a personal link. */
    static RoomGuest enter(HttpClient http, URI base, long session, String token) {
        RoomGuest guest =
                new RoomGuest(http, "ws://%s/room/%d?token=%s&after=".formatted(base.getAuthority(), session, token));
        guest.connect();
        return guest;
    }

    /** What was said, in the order in which it was heard. */
    List<String> heard() {
        return heard;
    }

    /** How often a server said that it restarts. */
    int restarts() {
        return restarts.get();
    }

    /** Says the next thing once the one before has come back; where a socket took that with it, says it again at the next. */
    void speak() {
        if (said == null || heard.contains(said)) {
            said = "Message " + heard.size();
            saidBy = null;
        }
        WebSocket here = socket;
        if (here != null && here != saidBy) {
            saidBy = here;
            here.sendText("{\"type\":\"chat\",\"text\":\"%s\"}".formatted(said), true);
        }
    }

    @Override
    public void close() {
        isLeaving = true;
        if (socket != null) {
            socket.abort();
        }
    }

    private void connect() {
        http.newWebSocketBuilder()
                .buildAsync(URI.create(room + last), new Listener())
                .exceptionally(refused -> comeBack());
    }

    private WebSocket comeBack() {
        socket = null;
        if (!isLeaving) {
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(this::connect);
        }
        return null;
    }

    private void hear(JsonNode message) {
        if (message.get("type").asText().equals("chat")) {
            last = message.get("id").asLong();
            heard.add(message.get("text").asText());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private static final int RESTART = 1012;
        private final StringBuilder part = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                hear(Answers.json(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket closed, int code, String reason) {
            restarts.addAndGet(code == RESTART ? 1 : 0);
            comeBack();
            return null;
        }

        @Override
        public void onError(WebSocket broken, Throwable failure) {
            comeBack();
        }
    }
}
