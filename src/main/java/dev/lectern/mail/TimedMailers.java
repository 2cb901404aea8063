package dev.lectern.mail;

import java.util.concurrent.TimeUnit;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/**
 * Quarkus' mail clients, whose connections end when the peer is silent for too long. By themselves they wait for a reply forever, and
 * their pool has no more to give once each has met a peer that stalls; there is no setting for it.
 */
@Alternative
@Priority(1)
@Singleton
class TimedMailers extends Mailers {
    TimedMailers(
            Vertx vertx,
            io.vertx.mutiny.core.Vertx mutinyVertx,
            MailersRuntimeConfig mailers,
            LaunchMode launchMode,
            MailerSupport support,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent,
            MailConfig config) {
        super(new TimedVertx(vertx, config), mutinyVertx, mailers, launchMode, support, tls, sent);
    }

    private static final class TimedVertx extends VertxWrapper {
        private final int millis;

        TimedVertx(Vertx vertx, MailConfig config) {
            super((VertxInternal) vertx);
            millis = Math.toIntExact(config.timeout().toMillis());
        }

        @Override
        public NetClient createNetClient(NetClientOptions options) {
            return super.createNetClient(new NetClientOptions(options)
                    .setConnectTimeout(millis)
                    .setIdleTimeout(millis)
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        }
    }
}
