package dev.lectern.file.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

import dev.lectern.testing.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/** A web server that says byte by byte what a test wants it to, and knows who came. */
public final class PictureServer implements AutoCloseable {
    static final byte[] PICTURE = "\u0089PNG and so on".getBytes(StandardCharsets.ISO_8859_1);

    /** Writes an answer, and all that belongs to it. */
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private PictureServer(ServerSocket socket, Answer answer) {
        this.socket = socket;
        this.answer = answer;
        start(this::accept);
    }

    public static PictureServer at(String address, Answer answer) {
        return at(address, Ports.free(), answer);
    }

    static PictureServer at(String address, int port, Answer answer) {
        return at(ServerSocketFactory.getDefault(), address, port, answer);
    }

    static PictureServer at(ServerSocketFactory sockets, String address, int port, Answer answer) {
        try {
            return new PictureServer(sockets.createServerSocket(port, 100, InetAddress.getByName(address)), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer picture() {
        return ok(PICTURE, "Content-Type: image/png", "Content-Length: " + PICTURE.length);
    }

    public static Answer ok(byte[] body, String... headers) {
        return out -> {
            out.write(head("200 OK", headers));
            out.write(body);
        };
    }

    public static Answer status(String status) {
        return out -> out.write(head(status, "Content-Length: 0"));
    }

    public static Answer redirect(String location) {
        return out ->
                out.write(head("302 Found", "Location: " + location, "Set-Cookie: visitor=1", "Content-Length: 0"));
    }

    static byte[] head(String status, String... headers) {
        return ("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Each request so far: its first line and headers. */
    public List<String> requests() {
        return requests;
    }

    /** The names that callers asked for in their TLS handshakes (RFC 6066, 3). */
    List<String> serverNames() {
        return serverNames;
    }

    /** Whether some caller closes a connection before the answer to it ends. */
    boolean isHungUpOn() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    /** How many connections were made so far, also those that wait to be accepted: one made now is behind them. */
    public int connections() throws IOException {
        int before = connections.get();
        try (Socket last = new Socket(socket.getInetAddress(), port())) {
            last.shutdownOutput();
            assertThat(last.getInputStream().read()).isEqualTo(-1);
        }
        int after = connections.decrementAndGet();
        assertThat(after).isGreaterThanOrEqualTo(before);
        return after;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                start(() -> serve(caller));
            }
        } catch (IOException closed) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            if (request.isEmpty()) {
                return;
            }
            requests.add(request.toString());
            if (caller instanceof SSLSocket secure && secure.getSession() instanceof ExtendedSSLSession session) {
                session.getRequestedServerNames().forEach(name -> serverNames.add(((SNIHostName) name).getAsciiName()));
            }
            answer.write(caller.getOutputStream());
            caller.getOutputStream().flush();
        } catch (IOException | InterruptedException gone) {
            hungUp.countDown();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "picture-server");
        thread.setDaemon(true);
        thread.start();
    }
}
