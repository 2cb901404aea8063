package dev.lectern.room;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.testing.Answers;

import static org.awaitility.Awaitility.await;

/** Somebody at a room's socket, with all that they were sent. */
final class RoomClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;
    private volatile boolean isReading = true;
    private volatile boolean isAnsweringClose = true;

    private RoomClient() {}

    /** Connects to that path of a server: {@code /room/7?token=…}. */
    static RoomClient connect(URI server, String path, String... headers) {
        RoomClient client = new RoomClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create(server.toString().replaceFirst("^http", "ws")).resolve(path);
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    /** Connects and waits for the welcome. */
    static RoomClient join(URI server, String path) {
        RoomClient client = connect(server, path);
        client.first("welcome");
        return client;
    }

    /** Sends this text as it is. */
    RoomClient sendRaw(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends an object of these names and values in turn, with this type. */
    RoomClient send(String type, Object... fields) {
        var message = JSON.createObjectNode().put("type", type);
        for (int i = 0; i < fields.length; i += 2) {
            message.putPOJO((String) fields[i], fields[i + 1]);
        }
        return sendRaw(message.toString());
    }

    RoomClient chat(String text) {
        return send("chat", "text", text);
    }

    /** As {@link #chat}, by somebody who may be sent out at any moment. */
    void chatUnlessClosed(String text) {
        try {
            chat(text);
        } catch (CompletionException closed) {
            this.closed.join();
        }
    }

    /** From now on reads nothing, as a peer that hangs. */
    RoomClient stopReading() {
        isReading = false;
        return this;
    }

    /** When the server closes the socket, acts as if nothing had happened. */
    RoomClient ignoreClose() {
        isAnsweringClose = false;
        return this;
    }

    /** The first message of this type, when it is there. */
    JsonNode first(String type) {
        return first(message -> isOf(type, message));
    }

    /** The first message of which this holds, when it is there. */
    JsonNode first(Predicate<JsonNode> wanted) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> received.stream().anyMatch(wanted) || closed.isDone());
        return received.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Closed with " + closed.join() + " after " + received));
    }

    /** So many messages of this type, when they are there. */
    List<JsonNode> all(String type, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all(type).size() >= count || closed.isDone());
        return all(type);
    }

    /** Those of this type until now. */
    List<JsonNode> all(String type) {
        return received.stream().filter(message -> isOf(type, message)).toList();
    }

    /** The texts of what was said until now. */
    List<String> said() {
        return all("chat").stream()
                .map(message -> message.get("text").textValue())
                .toList();
    }

    /** What was said, when that many messages are there. */
    List<String> said(int count) {
        all("chat", count);
        return said();
    }

    /** The types of all that was sent. */
    List<String> types() {
        return received.stream().map(message -> message.get("type").textValue()).toList();
    }

    /** The code with which the server closed the socket, when it has. */
    int closeCode() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(closed::isDone);
        return closed.join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        leave();
    }

    /** Leaves in order. */
    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(gone -> null)
                .join();
    }

    /** Breaks the connection off. */
    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(Answers.json(part.toString()));
            part.setLength(0);
        }
        if (isReading) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return isAnsweringClose ? null : new CompletableFuture<>();
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    private static boolean isOf(String type, JsonNode message) {
        return type.equals(message.get("type").textValue());
    }
}
