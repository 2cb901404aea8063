package dev.lectern.testing;

import java.util.List;
import java.util.stream.Stream;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A real SMTP server on localhost, which takes mail for anybody and shows what it got. */
public final class MailPeer implements AutoCloseable {
    private final GreenMail server;

    private MailPeer(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** The one that every {@code @QuarkusTest} is told of. */
    public static MailPeer start() {
        return new MailPeer(Integer.getInteger(MailPeerResource.PORT));
    }

    /** One at this port. */
    public static MailPeer start(int port) {
        return new MailPeer(port);
    }

    /** All messages that it has accepted. */
    public List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /** Those to this address, in the order of their acceptance. */
    public List<MimeMessage> to(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return List.of(message.getHeader("To")).contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
