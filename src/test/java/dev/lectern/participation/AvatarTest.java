package dev.lectern.participation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.file.FileSteps;
import dev.lectern.file.FullDisk;
import dev.lectern.file.download.PictureServer;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Pictures that registrations name by address (F3). */
@QuarkusTest
class AvatarTest {
    private static final byte[] PICTURE = FileSteps.png(40, 30);

    @Inject
    AvatarJob job;

    @Inject
    ParticipationRows rows;

    @Inject
    TestClock clock;

    private ParticipationCalls calls;
    private long event;
    private String email;

    @BeforeEach
    void createEvent() {
        rows.text("WITH others AS (DELETE FROM avatar_requests RETURNING url) SELECT count(*) FROM others");
        calls = ParticipationCalls.create();
        event = calls.event();
        email = TestOrganization.address();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void F3_aNewPersonAndTheirContactShowThePicture() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            long contact = register(at(server)).get("contactId").longValue();
            assertThat(server.connections()).as("nobody waits for it").isZero();
            assertThat(requests()).isOne();

            run();

            JsonNode avatar = contact(contact).get("avatar");
            assertThat(FileSteps.download(avatar.get("url").asText()).asByteArray())
                    .isEqualTo(PICTURE);
            assertThat(avatar.get("id").asText()).isEqualTo(photo());
            assertThat(rows.text(
                            "SELECT is_kept::text FROM files WHERE id = ?",
                            avatar.get("id").longValue()))
                    .as("stays when the contact goes")
                    .isEqualTo("true");
            assertThat(requests()).isZero();
        }
    }

    @Test
    void F3_eachOfManyGetsTheirOwn() throws Exception {
        byte[] other = FileSteps.png(10, 20);
        String second = TestOrganization.address();
        try (PictureServer one = serving(PICTURE);
                PictureServer two = serving(other)) {
            JsonNode answer = json(
                    calls.post(
                            "/events/" + event + "/invite",
                            "isAutoEnter",
                            false,
                            "sendEmail",
                            false,
                            "users[0][email]",
                            email,
                            "users[0][avatar]",
                            at(one),
                            "users[1][email]",
                            second,
                            "users[1][avatar]",
                            at(two)),
                    201);

            run();

            assertThat(shown(answer.at("/0/contactId").longValue())).isEqualTo(PICTURE);
            assertThat(shown(answer.at("/1/contactId").longValue())).isEqualTo(other);
        }
    }

    @Test
    void R3_aKnownPersonKeepsWhatIsStored() throws Exception {
        calls.registered(calls.event(), email);
        try (PictureServer server = serving(PICTURE)) {
            register(at(server));

            run();

            assertThat(server.connections()).isZero();
            assertThat(photo()).isNull();
            assertThat(files()).isZero();
        }
    }

    @Test
    void F3_whoHasGotAPictureMeanwhileKeepsIt() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            long contact = register(at(server)).get("contactId").longValue();
            long file = calls.request()
                    .multiPart("file", "me.png", FileSteps.png(2, 2))
                    .post("/v3/fileSystem/file")
                    .jsonPath()
                    .getLong("id");
            rows.text("UPDATE users SET photo_id = ? WHERE email = ? RETURNING id", file, email);
            json(calls.put("/contacts/" + contact, "photo", file), 200);

            run();

            assertThat(photo()).isEqualTo(Long.toString(file));
            assertThat(contact(contact).at("/avatar/id").longValue()).isEqualTo(file);
            assertThat(files()).as("what nobody shows is not there").isOne();
            assertThat(requests()).isZero();
        }
    }

    @Test
    void F3_aPictureThatAnotherReplicaBroughtFirstIsNotKeptTwice() throws Exception {
        try (PictureServer server = PictureServer.at("127.0.0.1", out -> {
            rows.text("DELETE FROM avatar_requests RETURNING url");
            PictureServer.ok(PICTURE, "Content-Length: " + PICTURE.length).write(out);
        })) {
            long contact = register(at(server)).get("contactId").longValue();

            run();

            assertThat(contact(contact).has("avatar")).isFalse();
            assertThat(files()).isZero();
        }
    }

    @Test
    void F3_addressesThatNobodyAnswersAtDoNotHoldUpTheOthers() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        PictureServer.Answer answer = out -> {
            try {
                together.await(5, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException alone) {
                throw new IOException(alone);
            }
            PictureServer.ok(PICTURE, "Content-Length: " + PICTURE.length).write(out);
        };
        try (PictureServer one = PictureServer.at("127.0.0.1", answer);
                PictureServer two = PictureServer.at("127.0.0.1", answer)) {
            long first = register(at(one)).get("contactId").longValue();
            email = TestOrganization.address();
            long second = register(at(two)).get("contactId").longValue();

            run();

            assertThat(shown(first)).isEqualTo(PICTURE);
            assertThat(shown(second)).isEqualTo(PICTURE);
        }
    }

    @Test
    void F3_theRegistrationStandsWhereThereIsNoPicture() throws Exception {
        try (PictureServer missing = PictureServer.at("127.0.0.1", PictureServer.status("404 Not Found"));
                PictureServer page = serving("<html>".getBytes(StandardCharsets.UTF_8));
                PictureServer tooLarge = serving(Arrays.copyOf(PICTURE, 10 * 1024 * 1024 + 1))) {
            for (String address : new String[] {
                at(missing), at(page), at(tooLarge), "http://127.0.0.1:1/me.png", "http://169.254.169.254/me.png"
            }) {
                email = TestOrganization.address();
                long contact = register(address).get("contactId").longValue();

                run();

                assertThat(contact(contact).has("avatar")).as(address).isFalse();
                assertThat(photo()).isNull();
                assertThat(requests()).as("nobody tries again").isZero();
            }
            assertThat(calls.ofEvent(event)).hasSize(5);
            assertThat(files()).isZero();
        }
    }

    @Test
    void F3_whatTheStoreDoesNotTakeIsTriedAgainAMinuteLater() throws Throwable {
        byte[] large = Arrays.copyOf(PICTURE, 2_000_000);
        try (PictureServer server = serving(large)) {
            long contact = register(at(server)).get("contactId").longValue();
            FullDisk.over(FileSteps.STORE.resolve(".unfinished"), () -> {
                run();
                assertThat(contact(contact).has("avatar")).isFalse();
                assertThat(requests()).isOne();
                assertThat(server.connections()).isOne();
            });
            clock.advance(Duration.ofSeconds(50));
            run();
            assertThat(server.connections()).as("not yet due").isOne();

            clock.advance(Duration.ofSeconds(11));
            run();

            assertThat(shown(contact)).isEqualTo(large);
            assertThat(requests()).isZero();
        }
    }

    private JsonNode register(String avatar) {
        return json(calls.registerForEvent(event, "email", email, "avatar", avatar), 201);
    }

    private JsonNode contact(long id) {
        return json(calls.request().get("/v3/contacts/" + id), 200);
    }

    private byte[] shown(long contact) {
        return FileSteps.download(contact(contact).at("/avatar/url").asText()).asByteArray();
    }

    private String photo() {
        return rows.text("SELECT photo_id::text FROM users WHERE email = ?", email);
    }

    private long requests() {
        return rows.number("SELECT count(*) FROM avatar_requests");
    }

    private long files() {
        return rows.number(
                "SELECT count(*) FROM files WHERE organization_id = ?",
                calls.organization().id());
    }

    private void run() {
        try {
            VertxContextSupport.subscribeAndAwait(job::run);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static PictureServer serving(byte[] content) {
        return PictureServer.at("127.0.0.1", PictureServer.ok(content, "Content-Length: " + content.length));
    }

    private static String at(PictureServer server) {
        return "http://127.0.0.1:" + server.port() + "/me.png";
    }
}
