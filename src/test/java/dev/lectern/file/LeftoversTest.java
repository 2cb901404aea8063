package dev.lectern.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import jakarta.inject.Inject;

import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.file.FileSteps.SPOOL;
import static dev.lectern.file.FileSteps.STORE;
import static dev.lectern.file.FileSteps.download;
import static dev.lectern.file.FileSteps.filesIn;
import static dev.lectern.file.FileSteps.png;
import static dev.lectern.file.FileSteps.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

/** What a crash or a deletion leaves behind goes (F1). */
@QuarkusTest
class LeftoversTest {
    private static final String PATH = "webinar/2016/03/01/VkxeFV3bBgTPJjdTSfJRd7doRa9KPGd3B2T1NLpFUITp6sNG.png";

    @Inject
    LeftoversJob job;

    @Inject
    TestDatabase database;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void F1_theContentOfADeletedFileGoesWithItsThumbnails() throws Throwable {
        JsonPath file = uploaded(organization, "me.png", png(60, 60));
        String path = file.getString("path").substring(2);
        download(file.getString("thumbnails.50x50")).then().statusCode(200);
        download(file.getString("thumbnails.34x34")).then().statusCode(200);

        database.text("DELETE FROM files WHERE id = ? RETURNING id", file.getLong("id"));
        run();
        assertThat(filesIn(STORE)).as("a download may go on").contains(path, "50x50/" + path, "34x34/" + path);
        download(file.getString("url")).then().statusCode(404);
        becomeDue(path.substring("files/".length()));
        run();

        assertThat(filesIn(STORE)).doesNotContain(path, "50x50/" + path, "34x34/" + path);
        assertThat(leftovers(path.substring("files/".length()))).isZero();
    }

    @Test
    void F1_theContentOfADeletedOrganisationGoes() throws Throwable {
        String path = uploaded(organization, "notes.txt", new byte[1]).getString("path");
        TestOrganization.admin().delete(organization.path()).then().statusCode(204);

        becomeDue(path.substring("./files/".length()));
        run();

        assertThat(filesIn(STORE)).doesNotContain(path.substring(2));
    }

    @Test
    void F1_contentThatWasStoredAndNeverAddedGoes() throws Throwable {
        Path content = STORE.resolve("files").resolve(PATH);
        Files.createDirectories(content.getParent());
        Files.write(content, png(1, 1));
        note(PATH);

        run();

        assertThat(content).doesNotExist();
        assertThat(leftovers(PATH)).isZero();
    }

    @Test
    void F1_aNoteOfContentThatWasNeverWrittenGoes() throws Throwable {
        note(PATH);

        run();

        assertThat(leftovers(PATH)).isZero();
    }

    @Test
    void F1_contentThatCannotBeRemovedNowIsTriedAgainAndHoldsNobodyUp() throws Throwable {
        Path content = STORE.resolve("files").resolve(PATH);
        Files.createDirectories(content.resolve("in-the-way"));
        note(PATH);
        String other = PATH.replace("Vkx", "abc");
        note(other);

        run();

        assertThat(leftovers(other)).isZero();
        assertThat(database.number(
                        "SELECT count(*) FROM file_leftovers WHERE path = ? AND remove_at > now() + interval '9 minutes'",
                        PATH))
                .isOne();
        Files.delete(content.resolve("in-the-way"));
        becomeDue(PATH);
        run();
        assertThat(leftovers(PATH)).isZero();
        assertThat(content).doesNotExist();
    }

    @Test
    void F1_aFileThatIsThereIsLeftAlone() throws Throwable {
        JsonPath file = uploaded(organization, "notes.txt", new byte[1]);

        run();

        download(file.getString("url")).then().statusCode(200);
        assertThat(leftovers(file.getString("path").substring("./files/".length())))
                .isZero();
    }

    @Test
    void F1_forgottenTemporaryFilesGo() throws Throwable {
        Path old = SPOOL.resolve("old.spooled");
        Path fresh = SPOOL.resolve("fresh.spooled");
        Path unfinished = STORE.resolve(".unfinished").resolve("old");
        for (Path file : new Path[] {old, fresh, unfinished}) {
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[1]);
        }
        age(old);
        age(unfinished);
        note(PATH);

        run();

        assertThat(old).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(fresh).exists();
        Files.delete(fresh);
    }

    private void run() throws Throwable {
        VertxContextSupport.subscribeAndAwait(job::run);
    }

    private void note(String path) throws SQLException {
        database.text("INSERT INTO file_leftovers VALUES (?, now()) RETURNING path", path);
    }

    private void becomeDue(String path) throws SQLException {
        assertThat(database.text("UPDATE file_leftovers SET remove_at = now() WHERE path = ? RETURNING path", path))
                .isEqualTo(path);
    }

    private long leftovers(String path) throws SQLException {
        return database.number("SELECT count(*) FROM file_leftovers WHERE path = ?", path);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
}
