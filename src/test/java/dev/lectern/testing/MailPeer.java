package dev.lectern.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.awaitility.Awaitility;

/**
 * A real SMTP server on localhost, which takes mail for anybody and shows what it got. For some recipients it can be told to behave as
 * servers do that refuse, postpone, stall or break off; and, as strict ones do, what has a bare LF in it.
 */
public final class MailPeer implements AutoCloseable {
    private static final String RECIPIENT = "RCPT TO:<";

    private final GreenMail server;
    private final ServerSocket door;
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private enum Manner {
        REFUSE,
        POSTPONE,
        STALL,
        DROP
    }

    /** GreenMail's threads throw where a client dies amid a mail, as it does in tests; Awaitility would blame the test that waits. */
    private MailPeer(int port) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::admitAll);
    }

    /** The one that every {@code @QuarkusTest} is told of. */
    public static MailPeer start() {
        return new MailPeer(Integer.getInteger(MailPeerResource.PORT));
    }

    /** One at this port. */
    public static MailPeer start(int port) {
        return new MailPeer(port);
    }

    /** Answers 550 to this recipient. */
    public void refuse(String address) {
        manners.put(address, Manner.REFUSE);
    }

    /** Answers 450 to this recipient, as grey lists do. */
    public void postpone(String address) {
        manners.put(address, Manner.POSTPONE);
    }

    /** Never answers to this recipient. */
    public void stall(String address) {
        manners.put(address, Manner.STALL);
    }

    /** Drops the connection at this recipient. */
    public void drop(String address) {
        manners.put(address, Manner.DROP);
    }

    /** Accepts this recipient from now on. */
    public void accept(String address) {
        manners.remove(address);
    }

    /** All messages that it has accepted. */
    public List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /** Those to this address, in the order of their acceptance. */
    public List<MimeMessage> to(String address) {
        return messages().stream().filter(message -> isTo(message, address)).toList();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.stop();
    }

    private void admitAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket inside =
                        new Socket(door.getInetAddress(), server.getSmtp().getPort());
                open.addAll(List.of(client, inside));
                inBackground(() -> pass(inside, client));
                inBackground(() -> listen(client, inside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket client, Socket inside) {
        try (client;
                inside;
                InputStream lines = new BufferedInputStream(client.getInputStream())) {
            for (String line = line(lines); line != null; line = line(lines)) {
                if (line.contains("\n")) {
                    write(client, "521 bare <LF> received");
                    return;
                }
                Manner manner = line.startsWith(RECIPIENT)
                        ? manners.get(line.substring(RECIPIENT.length(), line.indexOf('>')))
                        : null;
                if (manner == Manner.DROP) {
                    return;
                }
                if (manner == null) {
                    write(inside, line);
                } else if (manner != Manner.STALL) {
                    write(client, manner == Manner.REFUSE ? "550 no such user" : "450 come again later");
                }
            }
        } catch (IOException gone) {
            // The other side has left.
        }
    }

    /** Up to the next CRLF, as RFC 5321 §2.3.8 has it and no other way; null at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n' && line.length() > 1 && line.charAt(line.length() - 2) == '\r') {
                return line.substring(0, line.length() - 2);
            }
        }
        return null;
    }

    private static void pass(Socket inside, Socket client) {
        try (inside;
                client) {
            inside.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // The other side has left.
        }
    }

    private static void write(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "mail-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Stream.of(message.getHeader("To")).anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
