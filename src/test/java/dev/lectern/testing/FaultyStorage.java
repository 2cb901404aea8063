package dev.lectern.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Stands before a storage and passes on what is sent, or fails in the way that it is told to. */
public final class FaultyStorage implements Closeable {
    /** A way to fail. */
    public sealed interface Fault {}

    /** No fault. */
    public record None() implements Fault {}

    /** Answers everything with a status. */
    public record Answers(int status, String body) implements Fault {}

    /** Takes connections and says nothing. */
    public record Hangs() implements Fault {}

    /** Breaks the connection after so many bytes of an answer. */
    public record Cuts(long after) implements Fault {}

    /** Breaks one connection after so many bytes of an answer, and is in order again. */
    public record CutsOnce(long after) implements Fault {}

    /** Sends no more after so many bytes of an answer. */
    public record Stalls(long after) implements Fault {}

    private static final Pattern HEAD = Pattern.compile("(?:GET|PUT|POST|DELETE|HEAD) .*?\r\n\r\n", Pattern.DOTALL);

    private final int storage;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    private volatile Fault fault = new None();

    private FaultyStorage(int storage, ServerSocket server) {
        this.storage = storage;
        this.server = server;
    }

    /** Starts without a fault before the storage on this port of this machine. */
    public static FaultyStorage before(int storage) {
        try {
            FaultyStorage started =
                    new FaultyStorage(storage, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            thread(started::accept);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Ends the connections there are; those to come have the fault. */
    public void fail(Fault with) {
        fault = with;
        connections.forEach(FaultyStorage::close);
    }

    /** Heads of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** Bytes of answers passed on so far. */
    public long passed() {
        return passed.get();
    }

    /** Connections open now. */
    public int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(FaultyStorage::close);
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            connections.add(client);
            thread(() -> {
                try (client) {
                    serve(client);
                } finally {
                    connections.remove(client);
                }
            });
        }
    }

    private void serve(Socket client) throws IOException {
        if (fault instanceof Answers answer) {
            refuse(client, answer);
        } else if (fault instanceof Hangs) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else {
            pass(client);
        }
    }

    private void refuse(Socket client, Answers answer) throws IOException {
        byte[] buffer = new byte[8192];
        int length = client.getInputStream().read(buffer);
        note(buffer, length);
        String head =
                "HTTP/1.1 %d Fault\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(answer.status(), answer.body().length());
        client.getOutputStream().write((head + answer.body()).getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void pass(Socket client) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), storage)) {
            thread(() -> {
                try (upstream) {
                    forward(client, upstream);
                }
            });
            answer(upstream, client);
        }
    }

    private void forward(Socket client, Socket upstream) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = client.getInputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            note(buffer, length);
            upstream.getOutputStream().write(buffer, 0, length);
        }
    }

    private void answer(Socket upstream, Socket client) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = upstream.getInputStream();
        long sent = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            client.getOutputStream().write(buffer, 0, length);
            sent += length;
            passed.addAndGet(length);
            if (fault instanceof Cuts cut && sent >= cut.after()) {
                return;
            }
            if (fault instanceof CutsOnce cut && sent >= cut.after()) {
                fault = new None();
                return;
            }
            if (fault instanceof Stalls stall && sent >= stall.after()) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private void note(byte[] buffer, int length) {
        if (length > 0) {
            var head = HEAD.matcher(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            if (head.lookingAt()) {
                requests.add(head.group());
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A connection that ends in the middle is what this is for. */
    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
