package dev.lectern;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import com.sun.net.httpserver.HttpServer;
import dev.lectern.testing.MailPeer;
import dev.lectern.testing.PlaceFile;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/**
 * The package, be it a jar or a native executable ({@code -Dnative}), in what a native one may lack: resources, languages, reflection,
 * the JDK's native libraries, character sets.
 */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.Settings.class)
class PackagedIT {
    private static final Path FOLDER = Path.of("target").toAbsolutePath();

    public static final class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lectern.files.allow-private-addresses",
                    "true",
                    "lectern.admin-token",
                    TestOrganization.ADMIN_TOKEN,
                    "lectern.files.folder",
                    FOLDER.resolve("packaged-files").toString(),
                    "lectern.files.spool",
                    FOLDER.resolve("packaged-spool").toString(),
                    "lectern.mail.every",
                    "1s",
                    "lectern.geoip-database",
                    PlaceFile.ofBoth()
                            .with("127.0.0.0/8", "Norway", "Tromsø")
                            .write(FOLDER.resolve("places.mmdb"))
                            .toString());
        }
    }

    private TestOrganization organization;

    @BeforeEach
    void found() {
        organization = TestOrganization.create();
    }

    @ParameterizedTest
    @CsvSource({"en", "ru", "uk", "tr"})
    void pagesAreInTheVisitorsLanguage(String language) {
        RestAssured.given()
                .header("Accept-Language", language)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"" + language + "\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EN | March 24, 2099
                    RU | 24 марта 2099
                    UK | 24 березня 2099
                    TR | 24 Mart 2099
                    """)
    void datesAreInTheLanguageOfTheEvent(String lang, String date) {
        long event = call(Map.of("name", "Later", "access", 4, "startsAt", "2099-03-24 19:00", "lang", lang))
                .post("/v3/events")
                .jsonPath()
                .getLong("eventId");

        RestAssured.get("/" + organization.alias() + "/" + event)
                .then()
                .statusCode(200)
                .body(containsString(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void F2_picturesHaveThumbnails(String format) throws Exception {
        assertThat(thumbnail("portrait." + format, picture(format)).getWidth()).isBetween(1, 1_000);
    }

    /** Those that Java's own readers do not know, with colours of printers among them. */
    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless-alpha.webp", "ycck.jpg"})
    void F2_picturesOfOtherProgramsHaveThumbnails(String name) throws Exception {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/dev/lectern/file/picture", name));

        assertThat(thumbnail(name, content).getWidth()).isBetween(1, 1_000);
    }

    private BufferedImage thumbnail(String name, byte[] content) throws IOException {
        String address = organization
                .request()
                .multiPart("file", name, content)
                .post("/v3/fileSystem/file")
                .jsonPath()
                .<String, String>getMap("thumbnails")
                .values()
                .iterator()
                .next();
        return ImageIO.read(RestAssured.get(URI.create(address).getPath()).asInputStream());
    }

    @Test
    void F3_aPictureIsFetchedByItsAddress() throws Exception {
        byte[] png = picture("png");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/portrait", exchange -> {
            exchange.sendResponseHeaders(200, png.length);
            exchange.getResponseBody().write(png);
            exchange.close();
        });
        server.start();
        try {
            String photo = "http://localhost:" + server.getAddress().getPort() + "/portrait";
            call(Map.of("email", TestOrganization.address(), "photo", photo))
                    .post("/v3/users/" + organization.ownerId() + "/contacts")
                    .then()
                    .statusCode(201)
                    .body("avatar.url", containsString("/v2/files/"));
        } finally {
            server.stop(0);
        }
    }

    private static byte[] picture(String format) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    @Test
    void R7_invitationsHaveACalendarFile() throws Exception {
        long event = event();
        session(event);
        String address = TestOrganization.address();
        try (MailPeer mails = MailPeer.start()) {
            invite(event, address, true);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !mails.to(address).isEmpty());
            var raw = new ByteArrayOutputStream();
            mails.to(address).get(0).writeTo(raw);
            assertThat(raw.toString()).contains("text/calendar").contains("Content-Type: text/html");
        }
    }

    @Test
    void L2_aRoomTellsWhatIsSaid() throws Exception {
        long event = event();
        long session = session(event);
        String token = invite(event, TestOrganization.address(), false).replaceFirst(".*/", "");
        call(Map.of()).put("/v3/eventsessions/" + session + "/start").then().statusCode(204);
        var room = URI.create("ws://localhost:%d/room/%d?token=%s".formatted(RestAssured.port, session, token));
        var said = new LinkedBlockingQueue<String>();

        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(room, new Listener(said))
                .join();
        awaitText(said, "\"type\":\"welcome\"");
        socket.sendText("{\"type\":\"chat\",\"text\":\"Добрый вечер\"}", true).join();

        awaitText(said, "Добрый вечер");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        call(Map.of()).put("/v3/eventsessions/" + session + "/stop").then().statusCode(204);
        assertThatVisitIsToldOf();
    }

    private void assertThatVisitIsToldOf() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            statistics("users")
                    .body("[0].eventSessions[0].connections[0].country", equalTo("Norway"))
                    .body("[0].eventSessions[0].connections[0].city", equalTo("Tromsø"))
                    .body("[0].eventSessions[0].userChatMessageCount", equalTo(1));
            statistics("events")
                    .body("[0].attendance.NEW", equalTo(1))
                    .body("[0].country.Norway.Tromsø", equalTo(1))
                    .body("[0].platform.Web", equalTo(1));
        });
    }

    private ValidatableResponse statistics(String of) {
        return organization
                .request()
                .queryParam("from", LocalDate.now().minusDays(1).toString())
                .get("/v3/stats/" + of)
                .then()
                .statusCode(200);
    }

    private record Listener(BlockingQueue<String> texts) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            texts.add(text.toString());
            socket.request(1);
            return null;
        }
    }

    private static void awaitText(BlockingQueue<String> texts, String part) throws InterruptedException {
        String text = "";
        while (!text.contains(part)) {
            text = texts.poll(20, TimeUnit.SECONDS);
            assertThat(text).as("a message with " + part).isNotNull();
        }
    }

    private RequestSpecification call(Object body) {
        return organization.request().contentType(ContentType.JSON).body(body);
    }

    private long event() {
        return call(Map.of("name", "Seen from outside", "access", 1))
                .post("/v3/events")
                .jsonPath()
                .getLong("eventId");
    }

    private long session(long event) {
        return call(Map.of())
                .post("/v3/events/" + event + "/sessions")
                .jsonPath()
                .getLong("eventSessionId");
    }

    /** Registers somebody; gives their link. */
    private String invite(long event, String address, boolean isMailed) {
        return call(Map.of(
                        "isAutoEnter",
                        true,
                        "sendEmail",
                        isMailed,
                        "users",
                        List.of(Map.of("email", address, "name", "Åse"))))
                .post("/v3/events/" + event + "/invite")
                .jsonPath()
                .getString("[0].link");
    }
}
