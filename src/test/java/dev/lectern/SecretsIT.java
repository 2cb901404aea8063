package dev.lectern;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.embedded.DemoFolder;
import dev.lectern.testing.MailPeer;
import dev.lectern.testing.Ports;
import dev.lectern.testing.ServerProcess;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server that tells all it can, in JSON, with an access log and spans, of calls with every kind of secret in them: what it tells
 * is enough to find a fault, and no secret.
 */
class SecretsIT {
    private static final String ADMIN = "admin-of-the-evening-school";
    private static final String PASSWORD = "open-sesame";
    private static final String EMAIL = "pavel.secret@example.org";
    private static final String REQUEST_ID = "order-17";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static final Map<String, String> SECRETS = new LinkedHashMap<>();
    private static final ByteArrayOutputStream SPANS = new ByteArrayOutputStream();
    private static HttpServer collector;
    private static MailPeer mail;
    private static ServerProcess server;
    private static DemoFolder demo;
    private static String errorId;
    private static long organization;

    @BeforeAll
    static void calls() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            synchronized (SPANS) {
                exchange.getRequestBody().transferTo(SPANS);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        int port = Ports.free();
        mail = MailPeer.start(port);
        mail.refuse(EMAIL);
        demo = new DemoFolder(folder.resolve("data"));
        server = ServerProcess.launch(Map.ofEntries(
                        Map.entry("LECTERN_DATA_DIR", demo.dataDir().toString()),
                        Map.entry("LECTERN_ADMIN_TOKEN", ADMIN),
                        Map.entry("LECTERN_COMMIT", "0123abc"),
                        Map.entry("LECTERN_MAIL_EVERY", "1s"),
                        Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_MAILER_PORT", Integer.toString(port)),
                        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true"),
                        Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"),
                        Map.entry("QUARKUS_LOG_CATEGORY__DEV_LECTERN__LEVEL", "DEBUG"),
                        Map.entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
                        Map.entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"),
                        Map.entry(
                                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://localhost:" + collector.getAddress().getPort())))
                .awaitReady();
        SECRETS.put("admin token", ADMIN);
        SECRETS.put("e-mail", EMAIL);
        SECRETS.put("password of an event", PASSWORD);
        SECRETS.put("password of the database", demo.password());
        run();
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.close();
        collector.stop(0);
    }

    private static void run() throws Exception {
        JsonNode made = JSON.readTree(request()
                .header("Authorization", "Bearer " + ADMIN)
                .contentType("application/json")
                .body("{\"name\":\"Quiet\",\"alias\":\"quiet\",\"owner\":{\"email\":\"" + EMAIL
                        + "\",\"name\":\"Anna\"}}")
                .post("/admin/v1/organizations")
                .asString());
        organization = made.get("id").longValue();
        String key = made.get("apiKey").textValue();
        SECRETS.put("key", key);
        long event = JSON.readTree(api(key).formParams("name", "Talk", "access", 4, "password", PASSWORD)
                        .post("/v3/events")
                        .asString())
                .get("eventId")
                .longValue();
        String link = JSON.readTree(api(key).formParams("email", EMAIL, "sendEmail", "true")
                        .post("/v3/events/" + event + "/register")
                        .asString())
                .get("link")
                .textValue();
        String token = link.substring(link.lastIndexOf('/') + 1);
        SECRETS.put("token of a personal link", token);
        String page = "/quiet/" + event;
        assertThat(request().get(page + "/" + token).statusCode()).isEqualTo(200);
        request().get(page + "/" + token + "/nowhere");
        request().queryParams("token", token, "email", EMAIL).get("/v3/" + token);
        request()
                .header("Sec-Fetch-Site", "same-origin")
                .formParams("password", PASSWORD, "email", EMAIL)
                .post(page + "/password");
        api("wrong-" + key).get("/v3/timezones");
        api(key).queryParams("email", EMAIL).get("/v3/events/" + event + "/nowhere");
        sayHello(token);
        sendNonsense(key, token);
        errorId = breakDown(key);
        await().until(() -> demo.query("SELECT count(*) FROM outbox WHERE status = 'FAILED'")
                .equals("1"));
        await().until(() -> spans().contains("/v3/users/{userId}/contacts"));
    }

    /** Has the database fail with words that have everything in them; the id that the caller is shown. */
    private static String breakDown(String key) throws Exception {
        demo.execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no % with password=%', NEW.email, '%s'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION fail()
                """.replace("%s", PASSWORD));
        String owner = demo.query("SELECT owner_id FROM organizations WHERE alias = 'quiet'");
        Response failed = api(key).header("X-Request-Id", REQUEST_ID)
                .formParams("email", EMAIL, "name", "Pavel")
                .post("/v3/users/" + owner + "/contacts");
        assertThat(failed.statusCode()).as(failed.asString()).isEqualTo(500);
        String message = failed.jsonPath().getString("error.message");
        return UUID.fromString(message.substring("Internal error ".length())).toString();
    }

    /** What is not understood is not quoted either. */
    private static void sendNonsense(String key, String token) throws Exception {
        String broken = "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\",";
        assertThat(api(key).contentType("application/json")
                        .body(broken)
                        .post("/v3/events")
                        .statusCode())
                .isEqualTo(400);
        api(key).contentType("multipart/form-data; boundary=x")
                .body("--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n" + PASSWORD)
                .post("/v3/events");
        api(key).formParam("photo", "https://anna:" + PASSWORD + "@127.0.0.1/" + token + "?email=" + EMAIL)
                .formParam("email", "b" + EMAIL)
                .post("/v3/users/1/contacts");
        request().header("Authorization", "Bearer wrong-" + ADMIN).get("/admin/v1/organizations/" + key);
        try (Socket socket =
                new Socket(server.baseUrl().getHost(), server.baseUrl().getPort())) {
            String line =
                    "GET /%zz/" + token + "?password=" + PASSWORD + "&email=" + EMAIL + " HTTP/1.1\r\nHost: x\r\n";
            socket.getOutputStream()
                    .write((line + "x-auth-token: " + key + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    private static void sayHello(String token) {
        URI room = URI.create(
                "%s/room/%d?token=%s".formatted(server.baseUrl(), 1, token).replace("http:", "ws:"));
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(room, new WebSocket.Listener() {})
                .join();
        socket.sendText("{\"type\":\"chat\",\"text\":\"Hello\"}", true).join();
        socket.abort();
    }

    @Test
    void noLineHasASecret() {
        String log = server.log();
        assertThat(SECRETS).hasSize(6).allSatisfy((name, secret) -> assertThat(log)
                .as("The log has the " + name)
                .doesNotContain(secret));
    }

    /** What the database itself says of a statement that failed stands in spans as it is: docs/operations.md. */
    @Test
    void noSpanHasAKeyOrToken() {
        String spans = spans();
        Map<String, String> secrets = new LinkedHashMap<>(SECRETS);
        secrets.keySet().removeAll(List.of("e-mail", "password of an event"));
        assertThat(secrets).hasSize(4).allSatisfy((name, secret) -> assertThat(spans)
                .as("Spans have the " + name)
                .doesNotContain(secret));
    }

    @Test
    void spansTellRoutesAndStatements() {
        assertThat(spans())
                .contains("/{alias}/{event}/{token}", "/v3/events", "SELECT", "127.0.0.1")
                .doesNotContain("email=");
    }

    @Test
    void aFaultIsFoundByItsIdWithWhoAskedForWhat() throws Exception {
        JsonNode line = lines().stream()
                .filter(one -> one.path("message").asText().contains(errorId))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("message").asText()).isEqualTo("Error " + errorId + " at POST /v3/users/{userId}/contacts");
        assertThat(line.at("/mdc/requestId").asText()).isEqualTo(REQUEST_ID);
        assertThat(line.at("/mdc/organizationId").asText()).isEqualTo(Long.toString(organization));
        assertThat(line.at("/mdc/route").asText()).isEqualTo("/v3/users/{userId}/contacts");
        assertThat(line.get("stackTrace").asText()).contains("no *** with password=***");
    }

    @Test
    void everyCallIsALineOfTheAccessLogWithItsOrganisation() throws Exception {
        assertThat(lines())
                .filteredOn(line -> line.path("loggerName").asText().equals("io.quarkus.http.access-log"))
                .anySatisfy(line -> {
                    assertThat(line.get("message").asText())
                            .matches("GET /\\{alias}/\\{event}/\\{token} 200 \\d+ bytes \\d+ ms");
                    assertThat(line.at("/mdc/organizationId").asText()).isEqualTo(Long.toString(organization));
                });
    }

    @Test
    void theCommitIsToldThoughItWasBuiltWithoutTheRepository() {
        Response info = request().get("/q/info");
        assertThat(info.jsonPath().getString("source.commit")).isEqualTo("0123abc");
        assertThat(info.jsonPath().getString("build.version")).isNotBlank();
    }

    private static List<JsonNode> lines() throws IOException {
        return server.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(SecretsIT::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException failure) {
            throw new AssertionError(line, failure);
        }
    }

    private static String spans() {
        synchronized (SPANS) {
            return SPANS.toString(StandardCharsets.UTF_8);
        }
    }

    private static RequestSpecification api(String key) {
        return request().header("x-auth-token", key);
    }

    private static RequestSpecification request() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .baseUri(server.baseUrl().toString())
                .port(server.baseUrl().getPort());
    }
}
