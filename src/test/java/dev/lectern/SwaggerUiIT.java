package dev.lectern;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Locator;
import dev.lectern.testing.ApiOperation;
import dev.lectern.testing.ApiOperation.Answer;
import dev.lectern.testing.ApiPage;
import dev.lectern.testing.ServerProcess;
import dev.lectern.testing.Visitor;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Tries every operation of the document from Swagger UI, by clicking, against a new demo as the README starts it (O5). */
class SwaggerUiIT {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final int OPEN_DAY = 2;

    @TempDir
    Path folder;

    private ServerProcess server;
    private Visitor visitor;
    private ApiPage page;

    private String event;
    private String question;
    private int session;
    private String link;
    private int guest;
    private int contact;

    @Test
    void everyOperationOfTheDocumentWorksFromThePage() throws Exception {
        try (ServerProcess started = ServerProcess.start(folder.resolve("data"));
                Visitor newcomer = Visitor.of(started.baseUrl())) {
            server = started;
            visitor = newcomer;
            page = ApiPage.open(newcomer);
            isGroupedAsTheDocumentation();
            page.authorize("HelloWorld", "demo-admin");
            organization();
            contacts();
            events();
            sessions();
            registrations();
            massRegistrations();
            statistics();
            files();
            administration();
            mail();
            deletions();
            visitor.hasNoComplaints();
            assertThat(page.tried()).isEqualTo(page.documented());
        }
    }

    private void isGroupedAsTheDocumentation() {
        visitor.keepsPicture("swagger-ui-overview");
        assertThat(page.groups())
                .containsExactly(
                        "organization", "contact", "event", "participation", "statistics", "file", "timezone", "admin");
    }

    private void organization() {
        JsonPath members = operation("GET /v3/organization/members").answers(200);
        assertThat(members.getString("find { it.id == 3 }.email")).isEqualTo("maria.volkova@example.org");
        JsonPath zones = operation("GET /v3/timezones").answers(200);
        assertThat(zones.getString("[0].name")).isEqualTo("Europe/Moscow");
    }

    private void contacts() {
        contact = operation("POST /v3/users/{userId}/contacts")
                .form()
                .field("name", "Lev & <Co>")
                .list("tags[]", "Client", "Summer school")
                .answers(201)
                .getInt("id");
        JsonPath stored = operation("GET /v3/contacts/{contactId}")
                .parameter("contactId", contact)
                .answers(200);
        assertThat(stored.getString("name")).isEqualTo("Lev & <Co>");
        assertThat(stored.getList("tags.name")).containsExactlyInAnyOrder("Client", "Summer school");

        JsonPath changed = operation("PUT /v3/contacts/{contactId}")
                .parameter("contactId", contact)
                .form()
                .answers(200);
        assertThat(changed.getString("position")).isEqualTo("Director");
        assertThat(changed.getString("secondName")).isEqualTo("Sidorov");

        assertThat(operation("POST /v3/contacts/tags/add")
                        .form()
                        .list("contactIds[]", 1, contact)
                        .list("tags[]", "Lead")
                        .answers(201)
                        .getInt("updatedContacts"))
                .isEqualTo(2);
        operation("POST /v3/contacts/tags/remove")
                .multipart()
                .list("contactIds[]", contact)
                .list("tags[]", "Client")
                .isDone();
        JsonPath found = operation("GET /v3/contacts/search")
                .parameter("contactData", "{\"company\": \"and sons\"}")
                .parameters("tags[]", "Lead", "Nobody has it")
                .answers(200);
        assertThat(found.getList("id")).containsExactly(contact);
        assertThat(found.getList("[0].tags.name")).containsExactlyInAnyOrder("Lead", "Summer school");
    }

    private void events() {
        ApiOperation create = operation("POST /v3/events")
                .form()
                .field("access", 4)
                .field("startsAt[date][year]", 2030)
                .field("startsAt[date][month]", 3)
                .field("startsAt[date][day]", 5)
                .field("startsAt[time][hour]", 19)
                .field("startsAt[time][minute]", 30)
                .field("additionalFields[0][label]", "How did you hear of us?")
                .field("additionalFields[0][type]", "radio")
                .list("additionalFields[0][values][]", "A friend", "A search")
                .list("lectorIds[]", 3, 4)
                .list("tags[]", "Courses", "A & B");
        visitor.keepsPicture("swagger-ui-create-event");
        Answer created = create.execute(201);
        visitor.keepsPicture("swagger-ui-create-event-answer");
        event = created.body().getString("eventId");
        assertThat(created.curl())
                .contains("lectorIds%5B%5D=3&lectorIds%5B%5D=4")
                .contains("tags%5B%5D=A%20%26%20B")
                .contains("-H 'x-auth-token: HelloWorld'")
                .doesNotContain("password");
        created.close();

        JsonPath stored = event();
        question = stored.getString("additionalFields[0].key");
        assertThat(stored.getString("startsAt")).isEqualTo("2030-03-05T19:30:00+0300");
        assertThat(stored.getList("additionalFields[0].values")).containsExactly("A friend", "A search");
        assertThat(stored.getList("lectors.'%s'.secondName".formatted(event)))
                .containsExactlyInAnyOrder("Volkova", "Orlov");
        assertThat(stored.getList("tags.'%s'".formatted(event))).containsExactlyInAnyOrder("Courses", "A & B");

        operation("PUT /v3/organization/events/{eventId}")
                .parameter("eventId", event)
                .form()
                .field("name", "Bookkeeping, twice")
                .isDone();
        assertThat(event().getString("name")).isEqualTo("Bookkeeping, twice");
        assertThat(event().getString("rule")).isEqualTo(stored.getString("rule"));
        assertThat(event().getString("description")).isEqualTo(stored.getString("description"));

        assertThat(operation("GET /v3/organization/events/schedule")
                        .parameter("name", "twice")
                        .parameter("status[]", "ACTIVE")
                        .parameter("from", "2030-01-01")
                        .answers(200)
                        .getList("id"))
                .containsExactly(event);
        assertThat(operation("GET /v3/users/{userId}/events/schedule")
                        .parameter("userId", 3)
                        .parameter("from", "2030-03-01")
                        .parameter("to", "2030-03-31")
                        .answers(200)
                        .getList("id"))
                .contains(event);
    }

    private JsonPath event() {
        return operation("GET /v3/organization/events/{eventId}")
                .parameter("eventId", event)
                .answers(200);
    }

    private void sessions() {
        session = operation("POST /v3/events/{eventId}/sessions")
                .parameter("eventId", event)
                .form()
                .field("name", "Questions and answers")
                .field("access", 4)
                .list("lectorIds[]", 4)
                .list("tags[]", "Questions")
                .answers(201)
                .getInt("eventSessionId");
        operation("PUT /v3/eventsessions/{eventSessionId}")
                .parameter("eventSessionId", session)
                .form()
                .field("description", "Bring your questions.")
                .isDone();
        JsonPath stored = operation("GET /v3/eventsessions/{eventSessionId}")
                .parameter("eventSessionId", session)
                .answers(200);
        assertThat(stored.getString("name")).isEqualTo("Questions and answers");
        assertThat(stored.getString("description")).isEqualTo("Bring your questions.");
        assertThat(stored.getList("lectors.secondName")).containsExactly("Orlov");
    }

    private void registrations() {
        operation("POST /v3/events/{eventId}/register").form().answers(201);
        operation("POST /v3/events/{eventId}/register")
                .parameter("eventId", event)
                .json(person("vera.sokolova@example.org"))
                .answers(201);
        JsonPath registered = operation("POST /v3/eventsessions/{eventSessionId}/register")
                .parameter("eventSessionId", session)
                .json(person("gleb.zaitsev@example.org"))
                .answers(201);
        guest = registered.getInt("participationId");
        link = registered.getString("link");

        assertThat(operation("PUT /v3/events/{eventId}/moderate")
                        .parameter("eventId", event)
                        .form()
                        .field("isAccepted", true)
                        .list("participationIds[]", guest)
                        .answers(200)
                        .getInt("count"))
                .isEqualTo(1);
        assertThat(operation("GET /v3/events/{eventId}/participations")
                        .parameter("eventId", event)
                        .answers(200)
                        .getList("email"))
                .containsExactly("vera.sokolova@example.org");
        assertThat(operation("GET /v3/eventsessions/{eventSessionId}/participations")
                        .parameter("eventSessionId", session)
                        .answers(200)
                        .getList("email"))
                .contains("gleb.zaitsev@example.org", "vera.sokolova@example.org");
    }

    private String person(String email) {
        return """
                {"email": "%s", "name": "Somebody", "additionalFields": {"%s": "A friend"}}""".formatted(email, question);
    }

    private void massRegistrations() {
        assertThat(operation("POST /v3/events/{eventId}/invite")
                        .form()
                        .field("users[0][email]", "first@example.org")
                        .answers(201)
                        .getList("email"))
                .containsExactly("first@example.org");
        for (String path : new String[] {"/v3/events/{eventId}/invite", "/v3/events/{eventId}/massregister"}) {
            assertThat(operation("POST " + path)
                            .parameter("eventId", OPEN_DAY)
                            .json(people("a" + path.length()))
                            .answers(201)
                            .getList("participationId"))
                    .hasSize(2);
        }
        for (String path : new String[] {
            "/v3/eventsessions/{eventSessionId}/invite", "/v3/eventsessions/{eventSessionId}/massregister"
        }) {
            assertThat(operation("POST " + path)
                            .json(people("b" + path.length()))
                            .answers(201)
                            .getList("participationId"))
                    .hasSize(2);
        }
    }

    private static String people(String name) {
        return """
                {"isAutoEnter": true, "sendEmail": false,
                 "users": [{"email": "%1$s@example.org"}, {"email": "%1$s.too@example.org"}]}""".formatted(name);
    }

    private void statistics() throws Exception {
        operation("PUT /v3/eventsessions/{eventSessionId}/start")
                .parameter("eventSessionId", session)
                .isDone();
        guestComes();
        operation("PUT /v3/eventsessions/{eventSessionId}/stop")
                .parameter("eventSessionId", session)
                .isDone();

        JsonPath sessions = operation("GET /v3/stats/events")
                .parameter("from", "2020-01-01")
                .parameter("to", "2090-01-01")
                .parameter("eventId", event)
                .answers(200);
        assertThat(sessions.getString("[0].id")).isEqualTo(Integer.toString(session));
        assertThat(sessions.getInt("[0].registeredVisitedCount")).isEqualTo(1);
        assertThat(operation("GET /v3/stats/users")
                        .parameter("from", "2020-01-01")
                        .parameter("to", "2090-01-01")
                        .answers(200)
                        .getList("email"))
                .containsExactly("gleb.zaitsev@example.org");
        assertThat(operation("PUT /v3/participations/kick")
                        .form()
                        .list("participationIds[]", guest)
                        .answers(200)
                        .getInt("count"))
                .isEqualTo(1);
    }

    private void guestComes() throws Exception {
        String token = link.substring(link.lastIndexOf('/') + 1);
        URI room = URI.create("%s/room/%d?token=%s"
                .formatted(server.baseUrl(), session, token)
                .replace("http:", "ws:"));
        CompletableFuture<Void> welcome = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(room, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
                        welcome.complete(null);
                        return null;
                    }
                })
                .join();
        welcome.get(20, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private void files() throws IOException {
        Path portrait = Files.write(folder.resolve("portrait.png"), PICTURE);
        JsonPath uploaded =
                operation("POST /v3/fileSystem/file").file("file", portrait).answers(201);
        assertThat(uploaded.getString("mimeType")).isEqualTo("image/png");
        assertThat(uploaded.getInt("size")).isEqualTo(PICTURE.length);
        JsonPath stored = operation("GET /v3/fileSystem/file/{id}")
                .parameter("id", uploaded.getInt("id"))
                .answers(200);
        assertThat(stored.getString("name")).isEqualTo("portrait.png");

        String path = uploaded.getString("path").replaceFirst("^\\./files/", "");
        showsAPicture(operation("GET /v2/files/{path}").parameter("path", path));
        showsAPicture(operation("GET /v2/{size}/files/{path}")
                .parameter("size", "50x50")
                .parameter("path", path));
    }

    private static void showsAPicture(ApiOperation download) {
        Answer answer = download.execute(200);
        Locator picture = answer.picture();
        assertThat(picture).isVisible();
        assertThat(picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)"))
                .isEqualTo(1);
        answer.close();
    }

    private void administration() {
        assertThat(operation("GET /admin/v1/organizations").answers(200).getList("alias"))
                .containsExactly("demo");
        int school = operation("POST /admin/v1/organizations").answers(201).getInt("id");
        assertThat(operation("GET /admin/v1/organizations/{id}")
                        .parameter("id", school)
                        .answers(200)
                        .getString("alias"))
                .isEqualTo("school");
        assertThat(operation("PUT /admin/v1/organizations/{id}")
                        .parameter("id", school)
                        .answers(200)
                        .getString("timezone"))
                .isEqualTo("Asia/Omsk");
        members(school);
        keys(school);
        operation("DELETE /admin/v1/organizations/{id}").parameter("id", school).isDone();
    }

    private void members(int school) {
        int maria = operation("POST /admin/v1/organizations/{id}/members")
                .parameter("id", school)
                .answers(201)
                .getInt("id");
        assertThat(operation("GET /admin/v1/organizations/{id}/members")
                        .parameter("id", school)
                        .answers(200)
                        .getList("role"))
                .containsExactly("ADMIN", "LECTURER");
        assertThat(operation("PUT /admin/v1/organizations/{id}/members/{userId}")
                        .parameter("id", school)
                        .parameter("userId", maria)
                        .answers(200)
                        .getString("role"))
                .isEqualTo("ADMIN");
        operation("DELETE /admin/v1/organizations/{id}/members/{userId}")
                .parameter("id", school)
                .parameter("userId", maria)
                .isDone();
    }

    private void keys(int school) {
        int site = operation("POST /admin/v1/organizations/{id}/keys")
                .parameter("id", school)
                .answers(201)
                .getInt("id");
        int rotated = operation("POST /admin/v1/organizations/{id}/keys/{keyId}/rotate")
                .parameter("id", school)
                .parameter("keyId", site)
                .answers(201)
                .getInt("id");
        assertThat(operation("GET /admin/v1/organizations/{id}/keys")
                        .parameter("id", school)
                        .answers(200)
                        .getList("id"))
                .contains(rotated);
        operation("DELETE /admin/v1/organizations/{id}/keys/{keyId}")
                .parameter("id", school)
                .parameter("keyId", rotated)
                .isDone();
    }

    private void mail() {
        JsonPath mails = operation("GET /admin/v1/organizations/{id}/mails")
                .parameter("status", "WAITING")
                .answers(200);
        assertThat(mails.getList("email")).contains("gleb.zaitsev@example.org");
        assertThat(operation("POST /admin/v1/organizations/{id}/mails/retry")
                        .parameter("id", 1)
                        .answers(200)
                        .getInt("count"))
                .isZero();
        // None was given up, as the demo has no mail server.
        operation("POST /admin/v1/organizations/{id}/mails/{mailId}/retry")
                .parameter("id", 1)
                .parameter("mailId", mails.getInt("[0].id"))
                .answers(409);
        visitor.wasRefused(409);
    }

    private void deletions() {
        assertThat(operation("POST /v3/participations/delete")
                        .form()
                        .list("participationIds[]", guest)
                        .answers(200)
                        .getInt("count"))
                .isEqualTo(1);
        operation("DELETE /v3/eventsessions/{eventSessionId}")
                .parameter("eventSessionId", 1)
                .parameter("sendEmail", false)
                .isDone();
        operation("DELETE /v3/organization/events/{eventId}")
                .parameter("eventId", event)
                .isDone();
        operation("DELETE /v3/contacts/{contactId}")
                .parameter("contactId", contact)
                .isDone();
    }

    private ApiOperation operation(String methodAndPath) {
        return page.operation(methodAndPath);
    }
}
