package dev.lectern.web.idempotency;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.lectern.web.Unavailable;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeVertx() {
        vertx.close();
    }

    @Test
    void aTurnThatIsGivenBackIsTheNextOnes() {
        Turns turns = new Turns(1, Duration.ofMinutes(1));
        CompletableFuture<Void> first = take(turns);
        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);

        CompletableFuture<Void> second = take(turns);
        CompletableFuture<Void> third = take(turns);
        turns.giveBack();

        assertThat(second).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(third).isNotDone();
    }

    @Test
    void whoWaitedTooLongIsRefusedAndTakesNoTurn() {
        Turns turns = new Turns(1, Duration.ofMillis(20));
        assertThat(take(turns)).succeedsWithin(5, TimeUnit.SECONDS);

        assertThat(take(turns))
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(Unavailable.class);

        turns.giveBack();
        assertThat(take(turns)).succeedsWithin(5, TimeUnit.SECONDS);
    }

    /** Begun on the context before this returns, so that takers stand in the order of their calls. */
    private CompletableFuture<Void> take(Turns turns) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(run -> {
            turns.take().subscribe().with(taken::complete, taken::completeExceptionally);
            begun.complete(null);
        });
        begun.join();
        return taken;
    }
}
