package dev.lectern.testing;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class StatementCountTest {
    @Inject
    StatementCount statements;

    @Inject
    Pool pool;

    @Test
    void countsStatementsOfThePool() {
        assertThat(statements.of(() -> {
                    pool.query("SELECT 1").execute().await().indefinitely();
                    pool.preparedQuery("SELECT $1::int")
                            .execute(Tuple.of(1))
                            .await()
                            .indefinitely();
                }))
                .isEqualTo(2);
    }

    @Test
    void countsStatementsOfHibernate() {
        assertThat(statements.of(() -> hibernate(3))).isEqualTo(3);
    }

    @Test
    void countsNothingWhereNothingIsAsked() {
        assertThat(statements.of(() -> {})).isZero();
    }

    private static void hibernate(int times) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> Panache.getSession().chain(session -> Uni.createFrom()
                            .voidItem()
                            .chain(() -> session.createNativeQuery("SELECT 1", Integer.class)
                                    .getSingleResult())
                            .repeat()
                            .atMost(times)
                            .collect()
                            .asList())));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
