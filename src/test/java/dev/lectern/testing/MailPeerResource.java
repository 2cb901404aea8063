package dev.lectern.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Tells every {@code @QuarkusTest} a mail server on a free port of localhost, where a {@link MailPeer} listens if a test starts one. */
public final class MailPeerResource implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "test.mail.port";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port()),
                "quarkus.mailer.mock", "false",
                "lectern.mail.from", "webinars@example.org",
                "lectern.mail.timeout", "PT1S");
    }

    /** Nothing: the port is nobody's. */
    @Override
    public void stop() {}

    private static int port() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(Ports.free()));
            }
            return Integer.getInteger(PORT);
        }
    }
}
