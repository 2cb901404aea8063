package dev.lectern.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static dev.lectern.file.FileSteps.download;
import static dev.lectern.file.FileSteps.filesIn;
import static dev.lectern.file.FileSteps.png;
import static dev.lectern.file.FileSteps.upload;
import static dev.lectern.file.FileSteps.uploaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** {@code POST} and {@code GET /v3/fileSystem/file} (F1). */
@QuarkusTest
class UploadTest {
    private static final String UPLOAD = "/v3/fileSystem/file";
    private static final int LARGEST = 32 * 1024 * 1024;

    @TestHTTPResource
    URL server;

    @Inject
    TestDatabase database;

    private long leftoversBefore;
    private TestOrganization organization;

    @BeforeEach
    void createOrganization() throws IOException, SQLException {
        FileSteps.emptySpool();
        organization = TestOrganization.create();
        leftoversBefore = leftovers();
    }

    @Test
    void F1_anUploadIsAnsweredWithTheEntityAsInAvatar() {
        byte[] picture = png(3, 2);

        JsonPath file = uploaded(organization, "me.png", picture);

        assertThat(file.getMap("").keySet())
                .hasToString(
                        "[id, createAt, name, type, path, url, thumbnails, typeFile, tags, uri, thumbnailUri, size,"
                                + " mimeType]");
        assertThat(file.getString("createAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0300");
        assertThat(file.getString("name")).isEqualTo("me.png");
        assertThat(file.getString("type")).isEqualTo("file");
        assertThat(file.getString("typeFile")).isEqualTo("file");
        assertThat(file.getString("path")).matches("\\./files/webinar/\\d{4}/\\d\\d/\\d\\d/[A-Za-z0-9]{48}\\.png");
        String path = file.getString("path").substring(2);
        assertThat(file.getString("url")).isEqualTo("http://localhost:8080/v2/" + path);
        assertThat(file.getString("uri")).isEqualTo("//localhost:8080/v2/" + path);
        assertThat(file.getMap("thumbnails"))
                .hasSize(8)
                .containsEntry("50x50", "http://localhost:8080/v2/50x50/" + path);
        assertThat(file.getList("tags")).isEmpty();
        assertThat(file.getString("thumbnailUri")).isEmpty();
        assertThat(file.getInt("size")).isEqualTo(picture.length);
        assertThat(file.getString("mimeType")).isEqualTo("image/png");
    }

    @Test
    void F1_aFileIsReadByItsId() {
        JsonPath file = uploaded(organization, "notes.txt", "notes".getBytes(StandardCharsets.UTF_8));

        Map<String, Object> read = organization
                .request()
                .get(UPLOAD + "/{id}", file.getLong("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(read).isEqualTo(file.getMap(""));
    }

    @Test
    void F1_anotherOrganisationsFileIs404() {
        long id = uploaded(organization, "notes.txt", new byte[1]).getLong("id");

        TestOrganization.create()
                .request()
                .get(UPLOAD + "/{id}", id)
                .then()
                .statusCode(404)
                .body("error.message", equalTo("File " + id + " not found"));
    }

    @Test
    void F1_aFileThatIsNoPictureHasNoThumbnails() {
        JsonPath file = uploaded(organization, "notes.txt", "notes".getBytes(StandardCharsets.UTF_8));

        assertThat(file.getMap("thumbnails")).isEmpty();
        assertThat(file.getString("mimeType")).isEqualTo("text/plain");
        assertThat(file.getString("path")).endsWith(".txt");
    }

    @Test
    void F1_aPictureIsOneByContentNotByName() {
        JsonPath disguised = uploaded(organization, "notes.txt", png(1, 1));
        JsonPath pretended = uploaded(organization, "me.png", "<svg/>".getBytes(StandardCharsets.UTF_8));

        assertThat(disguised.getString("mimeType")).isEqualTo("image/png");
        assertThat(disguised.getString("path")).endsWith(".png");
        assertThat(disguised.getMap("thumbnails")).hasSize(8);
        assertThat(pretended.getMap("thumbnails")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "slides.PDF, pdf, application/pdf",
        "archive.tar.gz, gz, application/octet-stream",
        "README, bin, application/octet-stream",
        "strange.a-b, bin, application/octet-stream",
        "long.abcdefghijk, bin, application/octet-stream"
    })
    void F1_typeAndExtensionOfOthersComeFromTheName(String name, String extension, String mimeType) {
        JsonPath file = uploaded(organization, name, new byte[1]);

        assertThat(file.getString("path")).endsWith("." + extension);
        assertThat(file.getString("mimeType")).isEqualTo(mimeType);
    }

    @Test
    void F1_theLargestFileComesInWhole() {
        byte[] content = new byte[LARGEST];
        content[0] = 1;
        content[LARGEST - 1] = 2;

        JsonPath file = uploaded(organization, "video.mp4", content);

        assertThat(file.getInt("size")).isEqualTo(LARGEST);
        assertThat(download(file.getString("url")).asByteArray()).isEqualTo(content);
    }

    @Test
    void F1_aLargerFileIs413AndLeavesNothing() throws SQLException {
        upload(organization, "video.mp4", new byte[LARGEST + 1])
                .then()
                .statusCode(413)
                .body("error.code", equalTo(413));

        assertNothingIsLeft();
    }

    @Test
    void F1_anEmptyFileIsOne() {
        assertThat(uploaded(organization, "empty.txt", new byte[0]).getInt("size"))
                .isZero();
    }

    @Test
    void F1_aNameOfAnyAlphabetIsKept() {
        String body = part("form-data; name=\"file\"; filename=\"Отчёт (50%) №1.txt\"", "x");

        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(201)
                .body("name", equalTo("Отчёт (50%) №1.txt"));
    }

    @Test
    void F1_aNameMayBeGivenAsRfc5987Has() {
        String body = part("form-data; name=\"file\"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.txt", "x");

        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(201)
                .body("name", equalTo("Отчёт.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "C:\\\\etc\\\\passwd", "/passwd"})
    void F1_foldersOfANameAreCutOff(String name) {
        String body = part("form-data; name=\"file\"; filename=\"" + name + "\"", "x");

        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(201)
                .body("name", equalTo("passwd"));
    }

    @Test
    void W5_aNameOf256CharactersIsRefused() {
        uploaded(organization, "ы".repeat(251) + ".txt", new byte[1]);

        upload(organization, "ы".repeat(252) + ".txt", new byte[1])
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("file", "ERROR_LENGTH")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007.txt", "a\u0000.txt"})
    void W5_aNameWithControlCharactersIsRefused(String name) {
        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(part("form-data; name=\"file\"; filename=\"" + name + "\"", "x")
                        .getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"other\"; filename=\"a.txt\"",
                "form-data; name=\"file\"",
                "form-data; name=\"file\"; filename=\"\""
            })
    void F1_aBodyWithoutTheFileIsRefusedWithItNamed(String disposition) {
        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(part(disposition, "x").getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("file", "ERROR_EMPTY")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void F1_aBodyOfAnotherKindIsRefusedWithTheFileNamed(String contentType) {
        organization
                .request()
                .contentType(contentType)
                .body("{}")
                .post(UPLOAD)
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("file", "ERROR_EMPTY")));
    }

    @Test
    void W4_anotherContentTypeIs415() {
        organization
                .request()
                .contentType("image/png")
                .body(png(1, 1))
                .post(UPLOAD)
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data", "multipart/form-data; boundary=other"})
    void W4_aBodyThatDoesNotFollowItsBoundaryIs400(String contentType) {
        organization
                .request()
                .contentType(contentType)
                .body(part("form-data; name=\"file\"; filename=\"a.txt\"", "x").getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(400);
    }

    @Test
    void W4_aBodyWithoutItsClosingBoundaryIs400AndLeavesNothing() throws SQLException {
        String whole = part("form-data; name=\"file\"; filename=\"a.txt\"", "x".repeat(100_000));

        organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(whole.substring(0, whole.length() - "\r\n--b--\r\n".length())
                        .getBytes(StandardCharsets.UTF_8))
                .post(UPLOAD)
                .then()
                .statusCode(400)
                .body("error.message", equalTo("multipart body is not valid"));

        assertNothingIsLeft();
    }

    @Test
    void W4_twoFilesOfTheNameAreRefused() throws SQLException {
        organization
                .request()
                .multiPart("file", "a.txt", new byte[1])
                .multiPart("file", "b.txt", new byte[1])
                .post(UPLOAD)
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("file", "ERROR_FORMAT")));

        assertNothingIsLeft();
    }

    @Test
    void W5_otherPartsAreIgnored() {
        organization
                .request()
                .filter(UNKNOWN_PARAMETERS)
                .multiPart("comment", "c".repeat(60_000))
                .multiPart("second", "b.txt", new byte[1])
                .multiPart("file", "a.txt", new byte[1])
                .multiPart("last", "l")
                .post(UPLOAD)
                .then()
                .statusCode(201)
                .body("name", equalTo("a.txt"));
    }

    @Test
    void W2_theKeyIsAskedForBeforeTheBodyIsLookedAt() {
        TestOrganization stranger = new TestOrganization(0, "none", 0, "unknown");

        upload(stranger, "a.txt", new byte[1]).then().statusCode(401);
    }

    @Test
    void F1_aBombIsRefusedByItsHeader() throws SQLException {
        byte[] bomb = png(1, 1);
        // IHDR: width and height of 50 000 each.
        for (int offset : List.of(16, 20)) {
            bomb[offset + 2] = (byte) (50_000 >> 8);
            bomb[offset + 3] = (byte) 50_000;
        }

        upload(organization, "bomb.png", bomb)
                .then()
                .statusCode(400)
                .body("error.fieldErrors", equalTo(Map.of("file", "ERROR_RANGE")));

        assertNothingIsLeft();
    }

    @Test
    void F1_aPictureOver10MiBIsStoredAsAnyOtherFile() {
        byte[] small = png(1, 1);
        byte[] large = Arrays.copyOf(small, 10 * 1024 * 1024 + 1);

        JsonPath file = uploaded(organization, "large.png", large);

        assertThat(file.getMap("thumbnails")).isEmpty();
        assertThat(download(file.getString("url")).header("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void F1_anUploadThatIsCutOffLeavesNothingAndTheNextOneWorks() throws IOException, SQLException {
        String start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(20_000_000).getBytes(StandardCharsets.UTF_8));
            out.write(start.getBytes(StandardCharsets.UTF_8));
            out.write(new byte[5_000_000]);
            out.flush();
            await().until(() -> !filesIn(FileSteps.SPOOL).isEmpty());
        }
        await().until(() -> filesIn(FileSteps.SPOOL).isEmpty());
        assertNothingIsLeft();
        uploaded(organization, "a.bin", new byte[5_000_000]);
    }

    @Test
    void W10_aBodyThatIsDeclaredTooLargeIsRefusedUnread() throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(head(40_000_000).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 413");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/files/.unfinished", "target/spool"})
    void F1_aFullDiskIs503LeavesNothingAndTheNextTryWorks(String folder) throws Throwable {
        byte[] content = new byte[2_000_000];
        List<String> before = filesIn(FileSteps.STORE);

        FullDisk.over(Path.of(folder), () -> {
            upload(organization, "a.bin", content)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("error.message", endsWith(" cannot take files now"));
            assertNothingIsLeft();
            assertThat(filesIn(FileSteps.STORE)).isEqualTo(before);
        });

        uploaded(organization, "a.bin", content);
    }

    private String head(int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nx-auth-token: %s\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n"
                .formatted(UPLOAD, organization.key(), length);
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: %s\r\n\r\n%s\r\n--b--\r\n".formatted(disposition, content);
    }

    private long leftovers() throws SQLException {
        return database.number("SELECT count(*) FROM file_leftovers");
    }

    private void assertNothingIsLeft() throws SQLException {
        await().untilAsserted(() -> assertThat(filesIn(FileSteps.SPOOL)).isEmpty());
        assertThat(database.number("SELECT count(*) FROM files WHERE organization_id = ?", organization.id()))
                .isZero();
        assertThat(leftovers()).isEqualTo(leftoversBefore);
    }
}
