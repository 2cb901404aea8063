package dev.lectern.mail;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How mail to participants is sent (R7). Through which server is a matter of {@code quarkus.mailer} (X1). */
@ConfigMapping(prefix = "lectern.mail")
public interface MailConfig {
    /**
     * The address that mail comes from; its name is the organisation's. Without one it is {@code no-reply} at the host of the
     * public address, which a peer may refuse.
     */
    Optional<String> from();

    /** How often each replica looks for mail that is due. Seconds: people wait for it, and an idle look is one in an index. */
    @WithDefault("5s")
    String every();

    /** Mails claimed at a time: what may be sent twice after a crash, at most. */
    @WithDefault("50")
    int batch();

    /** Mails on their way to the server at a time: no more than the pool of connections has ({@code quarkus.mailer.max-pool-size}). */
    @WithDefault("5")
    int concurrency();

    /** How long the mail server may be silent before its connection is given up. RFC 5321 would wait for minutes; nobody else may. */
    @WithDefault("PT30S")
    Duration timeout();

    /**
     * How long a claimed mail is its sender's. After a crash the mail is due again when this has passed; a sender starts nothing in
     * the second half of it, and gives a mail no more than half of it.
     */
    @WithDefault("PT2M")
    Duration lease();

    /** How often a mail is tried before it is given up: with the waits below, for a day or more. */
    @WithDefault("16")
    int attempts();

    /** How long to wait after the first failure; each further one doubles it. Half a minute passes most grey lists' first look. */
    @WithDefault("PT30S")
    Duration retryAfter();

    /** The longest wait between two tries. */
    @WithDefault("PT6H")
    Duration retryAtMost();

    /** How long sent mails are remembered, so that one can look whether somebody was written to. */
    @WithDefault("P7D")
    Duration keepSent();
}
