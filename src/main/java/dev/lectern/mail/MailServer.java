package dev.lectern.mail;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.ext.mail.MailClient;
import org.eclipse.microprofile.config.Config;

/** The mail server that the installation sends through, if it has one (X1). */
@ApplicationScoped
class MailServer {
    private static final String HOST = "quarkus.mailer.host";

    private final MailClient client;
    private final boolean isConfigured;

    MailServer(MailClient client, Config config) {
        this.client = client;
        this.isConfigured = isSet(config.unwrap(SmallRyeConfig.class));
    }

    /** Whether somebody has named one. */
    boolean isConfigured() {
        return isConfigured;
    }

    /** Hands over a message; done when the server has accepted it. */
    Uni<Void> send(MailMessage message) {
        return client.sendMail(message).replaceWithVoid();
    }

    /** The extension has a default of its own, which is nobody's server. */
    private static boolean isSet(SmallRyeConfig config) {
        var host = config.getConfigValue(HOST);
        return host.getValue() != null
                && host.getConfigSourceOrdinal() > 0
                && !host.getValue().isBlank();
    }
}
