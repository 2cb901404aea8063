package dev.lectern.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import jakarta.ws.rs.NotAllowedException;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a failure of any origin tells the caller (W10). */
class RefusalTest {
    static Stream<Throwable> overloads() {
        return Stream.of(
                new ConnectionPoolTooBusyException("full"),
                new NoStackTraceThrowable("Timeout"),
                new CompletionException(new ConnectException("refused")),
                new IllegalStateException(new SQLException("deadlock detected", "40P01")),
                new PgException("deadlock detected", "ERROR", "40P01", null));
    }

    @ParameterizedTest
    @MethodSource("overloads")
    void W10_aDatabaseThatIsBusyOrAwayIsAskedForLater(Throwable overload) {
        assertThat(Refusal.of(overload))
                .isEqualTo(new Refusal(503, "The database cannot take this request now", Map.of()));
    }

    @Test
    void W10_theInsideOfAFaultIsNotShown() {
        assertThat(Refusal.of(new IllegalStateException("secret")))
                .isEqualTo(new Refusal(500, "Internal Server Error", Map.of()));
    }

    @Test
    void W10_whatTheFrameworkRefusesKeepsItsStatus() {
        assertThat(Refusal.of(new NotAllowedException("GET")))
                .isEqualTo(new Refusal(405, "Method Not Allowed", Map.of()));
    }
}
