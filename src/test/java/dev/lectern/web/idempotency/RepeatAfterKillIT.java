package dev.lectern.web.idempotency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whenever the server is killed, a call with a key can be repeated and is done once (R6). */
@Tag("faults")
class RepeatAfterKillIT {
    private static final int CALLERS = 8;
    private static final int ANSWERS = 60;

    @TempDir
    Path dataDir;

    private final AtomicInteger keys = new AtomicInteger();
    private final Map<Integer, String> answers = new ConcurrentHashMap<>();

    @Test
    void R6_everyCallThatAKillCutOffIsDoneOnceByItsRetry() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (ServerProcess server = ServerProcess.start(dataDir)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> createUntilKilled(server)));
            }
            await().until(() -> answers.size() >= ANSWERS);
            server.kill();
            for (Future<?> caller : running) {
                caller.get(1, TimeUnit.MINUTES);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(answers.size()).isLessThan(keys.get());
        try (ServerProcess server = ServerProcess.start(dataDir)) {
            IntStream.rangeClosed(1, keys.get()).forEach(key -> repeat(server, key));
            assertThat(request(server)
                            .queryParam("name", "Repeated")
                            .queryParam("from", "2000-01-01")
                            .queryParam("to", "2100-01-01")
                            .get("/v3/organization/events/schedule")
                            .header("X-Total-Count"))
                    .isEqualTo(keys.toString());
        }
    }

    private void createUntilKilled(ServerProcess server) {
        while (true) {
            int key = keys.incrementAndGet();
            try {
                Response answer = create(server, key);
                if (answer.statusCode() == 201) {
                    answers.put(key, answer.asString());
                }
            } catch (Exception killed) {
                return;
            }
        }
    }

    /** What PostgreSQL still does for the killed server holds the key for a moment. */
    private void repeat(ServerProcess server, int key) {
        Response answer = await().until(() -> create(server, key), response -> response.statusCode() != 409);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.asString()).isEqualTo(answers.getOrDefault(key, answer.asString()));
        assertThat(create(server, key).asString()).isEqualTo(answer.asString());
    }

    private static Response create(ServerProcess server, int key) {
        return request(server)
                .header("Idempotency-Key", "key " + key)
                .formParam("name", "Repeated " + key)
                .formParam("access", 1)
                .post("/v3/events");
    }

    private static RequestSpecification request(ServerProcess server) {
        return RestAssured.given().baseUri(server.baseUrl().toString()).header("x-auth-token", "HelloWorld");
    }
}
