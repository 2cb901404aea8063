package dev.lectern.mail;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.web.HeavyWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import org.jboss.logging.Logger;

/**
 * Sends what is due, on every replica (R7): batch after batch, each claimed in one statement, sent outside any transaction, and
 * settled in one statement. A kill in between leaves that batch to be sent again when its lease has ended.
 */
@ApplicationScoped
public class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final int MAX_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Replies that refuse the sender, not the mail: somebody has to change the settings, and then all can go (RFC 4954 §6). */
    private static final Set<Integer> NOT_ABOUT_THE_MAIL = Set.of(530, 534, 535, 538);

    private final MailServer server;
    private final MailQueue queue;
    private final LetterReader letters;
    private final MailWriter writer;
    private final MailConfig config;
    private final MailMetrics metrics;
    private final AtomicBoolean hasTold = new AtomicBoolean();
    private volatile boolean isStopping;
    private volatile Uni<Integer> latest = Uni.createFrom().item(0);

    MailSender(
            MailServer server,
            MailQueue queue,
            LetterReader letters,
            MailWriter writer,
            MailConfig config,
            MailMetrics metrics) {
        this.server = server;
        this.queue = queue;
        this.letters = letters;
        this.writer = writer;
        this.config = config;
        this.metrics = metrics;
    }

    /** A letter as a message; or what became of it without one. */
    private record Written(Claim claim, MailMessage message, Outcome failure) {}

    /** One run, from what is due now to nothing due. */
    @Scheduled(identity = "mail", every = "${lectern.mail.every}", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        if (!server.isConfigured()) {
            return tellOnce();
        }
        latest = run().memoize().indefinitely();
        return latest.replaceWithVoid().onFailure().invoke(MailSender::fail);
    }

    /** As {@link #tick}, with how many mails were tried. */
    public Uni<Integer> run() {
        return sendBatch()
                .repeat()
                .whilst(sent -> sent > 0 && !isStopping)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    /** Lets mails that are on their way arrive and be written down, so that a server stopped in order sends none twice. */
    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        try {
            latest.await().atMost(PATIENCE);
        } catch (RuntimeException failure) {
            LOG.warn("Mails on their way while the server stopped may be sent again", failure);
        }
    }

    private Uni<Integer> sendBatch() {
        long start = System.nanoTime();
        return queue.claim()
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(0)
                        : letters.read(claims)
                                .call(found -> queue.withdraw(missing(claims, found)))
                                .chain(found -> HeavyWork.run(
                                        () -> found.stream().map(this::write).toList()))
                                .chain(written -> send(written, start))
                                .invoke(outcomes -> metrics.count(outcomes, System.nanoTime() - start))
                                .call(queue::settle)
                                .map(List::size)
                                .replaceWith(claims.size()));
    }

    private Uni<List<Outcome>> send(List<Written> written, long start) {
        return Multi.createFrom()
                .iterable(written)
                .onItem()
                .transformToUni(one -> send(one, start))
                .merge(config.concurrency())
                .collect()
                .asList();
    }

    private Uni<Outcome> send(Written written, long start) {
        if (written.failure() != null) {
            return Uni.createFrom().item(written.failure());
        }
        Duration half = config.lease().dividedBy(2);
        if (isStopping || System.nanoTime() - start > half.toNanos()) {
            return Uni.createFrom().item(new Outcome.Untried(written.claim()));
        }
        return server.send(written.message())
                .ifNoItem()
                .after(half)
                .fail()
                .<Outcome>replaceWith(new Outcome.Sent(written.claim()))
                .onFailure()
                .recoverWithItem(failure -> outcome(written.claim(), failure));
    }

    /** One that cannot be written must not keep the others back. */
    private Written write(Letter letter) {
        try {
            return new Written(letter.claim(), writer.write(letter), null);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Mail %d cannot be written", letter.claim().id());
            return new Written(letter.claim(), null, outcome(letter.claim(), failure));
        }
    }

    private static Outcome outcome(Claim claim, Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String error = HeaderText.line(message.length() > MAX_ERROR ? message.substring(0, MAX_ERROR) : message);
        LOG.debugf("Mail %d was not sent: %s", claim.id(), error);
        boolean isFinal = failure instanceof SMTPException reply
                && reply.isPermanent()
                && !NOT_ABOUT_THE_MAIL.contains(reply.getReplyCode());
        return isFinal ? new Outcome.Refused(claim, error) : new Outcome.Later(claim, error);
    }

    private static List<Long> missing(List<Claim> claims, List<Letter> letters) {
        Set<Claim> found = letters.stream().map(Letter::claim).collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> !found.contains(claim))
                .map(Claim::id)
                .toList();
    }

    private Uni<Void> tellOnce() {
        return hasTold.get()
                ? Uni.createFrom().voidItem()
                : queue.isAnyDue().invoke(this::tell).replaceWithVoid();
    }

    private void tell(boolean isAnyDue) {
        if (isAnyDue && hasTold.compareAndSet(false, true)) {
            LOG.warn("No mail server is configured (QUARKUS_MAILER_HOST): mail waits in the outbox until there is one");
        }
    }

    private static void fail(Throwable failure) {
        LOG.error("Sending mail failed; the next run goes on", failure);
    }
}
