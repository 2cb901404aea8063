package dev.lectern.web.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jakarta.inject.Inject;

import dev.lectern.testing.RawHttp;
import dev.lectern.testing.Scrape;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests are counted by route, however many addresses are asked for, and the pool tells who has to wait. */
@QuarkusTest
class RequestMetricsTest {
    private static final String REQUESTS = "http_server_requests_seconds_count";
    private static final int POOL = 20;

    @Inject
    Pool database;

    private TestOrganization organization;

    @BeforeEach
    void create() {
        organization = TestOrganization.create();
    }

    @Test
    void aCallIsCountedByTheTemplateOfItsRoute() {
        String[] labels = {"uri=\"/v3/organization/events/{eventId}\"", "status=\"404\"", "method=\"GET\""};
        double before = Scrape.now().sum(REQUESTS, labels);
        organization.request().get("/v3/organization/events/7");
        organization.request().get("/v3/organization/events/8");
        assertThat(Scrape.now().sum(REQUESTS, labels)).isEqualTo(before + 2);
    }

    @Test
    void aPageIsCountedWithoutItsTokenAndWithoutExpressions() {
        String[] labels = {"uri=\"/{alias}/{event}/{token}\"", "status=\"404\""};
        double before = Scrape.now().sum(REQUESTS, labels);
        RestAssured.get("/nobody/nothing/0123456789abcdef0123456789abcdef");
        assertThat(Scrape.now().sum(REQUESTS, labels)).isEqualTo(before + 1);
    }

    @Test
    void strangersCannotMakeNewRoutes() {
        for (int i = 0; i < 20; i++) {
            String made = UUID.randomUUID().toString();
            RestAssured.get("/v3/" + made);
            RestAssured.given().header("x-auth-token", made).get("/v3/events/" + made);
            RestAssured.get("/admin/v1/" + made);
            RestAssured.get("/" + made + "/a/b/c/d");
            RestAssured.get("/v2/" + made);
            RestAssured.get("/q/" + made);
            RestAssured.get("/room/" + made);
        }
        assertThat(Scrape.now().values(REQUESTS, "uri"))
                .contains("/v3/*", "/admin/*", "/*")
                .allMatch(route -> !route.matches(".*[0-9a-f]{8}-.*"));
    }

    @Test
    void methodsThatStrangersMakeUpAreOne() throws IOException {
        String[] labels = {"method=\"OTHER\"", "uri=\"/v3/*\""};
        double before = Scrape.now().sum(REQUESTS, labels);
        for (String method : List.of("BREW", "WHEN", "get")) {
            RawHttp.send(method + " /v3/events HTTP/1.1", "Host: localhost", "Connection: close");
        }
        assertThat(Scrape.now().sum(REQUESTS, labels)).isEqualTo(before + 3);
        assertThat(Scrape.now().values(REQUESTS, "method"))
                .isSubsetOf("DELETE", "GET", "HEAD", "OPTIONS", "OTHER", "PATCH", "POST", "PUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/school/7/0123456789abcdef0123456789abcdef\\x", "/%zz0123456789abcdef", "/%0123456789abcdef%"})
    void aPathThatIsRefusedBeforeItHasARouteIsNotTold(String path) throws IOException {
        String[] labels = {"uri=\"/*\"", "status=\"400\""};
        double before = Scrape.now().sum(REQUESTS, labels);
        assertThat(RawHttp.send("GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close"))
                .startsWith("HTTP/1.1 400 ");
        Scrape after = Scrape.now();
        assertThat(after.sum(REQUESTS, labels)).isEqualTo(before + 1);
        assertThat(after.values(REQUESTS, "uri")).noneMatch(route -> route.contains("0123456789abcdef"));
    }

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        organization.request().get("/v3/organization/events/7");
        assertThat(Scrape.now()
                        .sum(
                                "http_server_requests_seconds_bucket",
                                "uri=\"/v3/organization/events/{eventId}\"",
                                "le=\"+Inf\""))
                .isPositive();
        assertThat(Scrape.now().values("http_server_requests_seconds_bucket", "le"))
                .contains("0.025", "0.1", "0.25", "1.0", "5.0");
    }

    @Test
    void thePoolTellsWhatIsInUseAndWhoWaits() {
        List<SqlConnection> taken = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            taken.add(database.getConnection().await().indefinitely());
        }
        var late = database.getConnection().subscribeAsCompletionStage();
        try {
            await().untilAsserted(() -> {
                Scrape full = Scrape.now();
                assertThat(full.sum("sql_pool_active")).isEqualTo(POOL);
                assertThat(full.sum("sql_pool_queue_size")).isEqualTo(1);
            });
        } finally {
            taken.forEach(connection -> connection.close().await().indefinitely());
            late.toCompletableFuture().join().close().await().indefinitely();
        }
        await().untilAsserted(
                        () -> assertThat(Scrape.now().sum("sql_pool_active")).isZero());
    }
}
