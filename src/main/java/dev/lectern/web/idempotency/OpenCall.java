package dev.lectern.web.idempotency;

import java.util.concurrent.CompletableFuture;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * A transaction around all that is done for a call with a key, from before its resource is asked until its answer is known. What
 * services do meanwhile joins it, so that the work and the answer are there together or not at all (R6).
 */
final class OpenCall {
    private final CompletableFuture<StoredAnswer> claimed = new CompletableFuture<>();
    private final CompletableFuture<StoredAnswer> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Begins the transaction; it ends by {@link #commit} or {@link #rollBack}, or by itself where the call cannot go on. */
    static OpenCall begin(KeyedCall call, StoredAnswers answers) {
        OpenCall open = new OpenCall();
        Panache.withTransaction(() -> answers.claim(call).chain(stored -> open.run(call, stored, answers)))
                .subscribe()
                .with(stored -> open.end(stored), failure -> open.fail(failure));
        return open;
    }

    /** The answer that the call had before, null where it may go on; or why it may not. */
    Uni<StoredAnswer> claimed() {
        return Uni.createFrom().completionStage(claimed);
    }

    /** Writes the answer and ends the transaction; what fails then has undone everything. */
    Uni<Void> commit(StoredAnswer answer) {
        answered.complete(answer);
        return ended();
    }

    /** Undoes everything, as far as it is not done. */
    Uni<Void> rollBack() {
        answered.completeExceptionally(new RolledBack());
        return ended().onFailure().recoverWithNull();
    }

    /** When the transaction is over; fails where it was not committed. */
    Uni<Void> ended() {
        return Uni.createFrom().completionStage(ended);
    }

    private Uni<StoredAnswer> run(KeyedCall call, StoredAnswer stored, StoredAnswers answers) {
        if (stored != null) {
            return Uni.createFrom().item(stored);
        }
        claimed.complete(null);
        return Uni.createFrom().completionStage(answered).call(answer -> answers.keep(call, answer));
    }

    private void end(StoredAnswer answer) {
        ended.complete(null);
        claimed.complete(answer);
    }

    private void fail(Throwable failure) {
        ended.completeExceptionally(failure);
        claimed.completeExceptionally(failure);
    }

    private static final class RolledBack extends RuntimeException {
        RolledBack() {
            super("The call was refused", null, false, false);
        }
    }
}
