package dev.lectern.mail;

import java.sql.SQLException;
import java.util.function.Supplier;
import jakarta.inject.Singleton;

import dev.lectern.testing.TestDatabase;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Runs the sender for a test, when the test wants. */
@Singleton
class MailRun {
    private final MailSender sender;
    private final MailHousekeeping housekeeping;
    private final MailQueue queue;
    private final TestDatabase database;

    MailRun(MailSender sender, MailHousekeeping housekeeping, MailQueue queue, TestDatabase database) {
        this.sender = sender;
        this.housekeeping = housekeeping;
        this.queue = queue;
        this.database = database;
    }

    /** Sends what is due; how many mails were tried. */
    int now() {
        return await(sender::run);
    }

    /** Claims what is due and dies. */
    void claim() {
        await(queue::claim);
    }

    void keepHouse() {
        await(housekeeping::tick);
    }

    /** Forgets the mails of the tests before. */
    void clear() {
        try {
            database.text("WITH gone AS (DELETE FROM outbox RETURNING id) SELECT count(*) FROM gone");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
