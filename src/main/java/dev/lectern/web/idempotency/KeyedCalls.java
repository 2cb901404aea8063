package dev.lectern.web.idempotency;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Begins calls with a key. Each holds a connection until it is answered and may want a second one for what it reads beside its
 * transaction, so that only as many are let as leave half of the pool.
 */
@ApplicationScoped
class KeyedCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StoredAnswers answers;
    private final Turns turns;

    KeyedCalls(
            StoredAnswers answers,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size", defaultValue = "20") int connections) {
        this.answers = answers;
        this.turns = new Turns(Math.max(1, connections / 2), PATIENCE);
    }

    /** The call with its transaction begun, as soon as it is its turn. */
    Uni<OpenCall> begin(KeyedCall call) {
        return turns.take().map(turn -> OpenCall.begin(call, answers)).invoke(open -> open.ended()
                .onTermination()
                .invoke(turns::giveBack)
                .subscribe()
                .with(committed -> {}, undone -> {}));
    }
}
