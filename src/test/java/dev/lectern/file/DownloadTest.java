package dev.lectern.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

import dev.lectern.testing.Race;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.FileSteps.STORE;
import static dev.lectern.file.FileSteps.download;
import static dev.lectern.file.FileSteps.filesIn;
import static dev.lectern.file.FileSteps.png;
import static dev.lectern.file.FileSteps.uploaded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** {@code /v2/files/…} and {@code /v2/<W>x<H>/files/…} (F2). */
@QuarkusTest
class DownloadTest {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void F2_aPictureIsShown() {
        byte[] picture = png(3, 2);

        Response answer = download(uploaded(organization, "me.png", picture).getString("url"));

        answer.then().statusCode(200);
        assertThat(answer.asByteArray()).isEqualTo(picture);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(picture.length));
        assertThat(answer.header("Transfer-Encoding")).isNull();
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"me.png\"; filename*=UTF-8''me.png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo(FOREVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "picture.svg", "script.js", "notes.txt", "picture.png"})
    void F2_whatIsNoPictureIsOnlyForTheDisk(String name) {
        byte[] page = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);

        Response answer = download(uploaded(organization, name, page).getString("url"));

        assertThat(answer.asByteArray()).isEqualTo(page);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"" + name + "\"");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void F2_aNameOfAnyAlphabetIsSentAsRfc6266Has() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Отчёт 50%.txt\"\r\n\r\nx\r\n--b--\r\n";
        String url = organization
                .request()
                .contentType("multipart/form-data; boundary=b")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v3/fileSystem/file")
                .jsonPath()
                .getString("url");

        assertThat(download(url).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"_____ 50_.txt\";"
                        + " filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%2050%25.txt");
    }

    @Test
    void F2_whoHasTheContentAlreadyGets304() {
        String path = URI.create(uploaded(organization, "me.png", png(1, 1)).getString("url"))
                .getPath();
        String tag = given().get(path).header("ETag");

        assertThat(tag).matches("\"[A-Za-z0-9]{48}\"");
        given().header("If-None-Match", "\"other\", " + tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo(FOREVER));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void F2_headTellsWhatGetWouldSend() {
        String path = URI.create(
                        uploaded(organization, "notes.txt", new byte[70_000]).getString("url"))
                .getPath();

        Response answer = given().head(path);

        answer.then().statusCode(200);
        assertThat(answer.header("Content-Length")).isEqualTo("70000");
        assertThat(answer.header("ETag")).isEqualTo(given().get(path).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/files/webinar/2016/03/01/VkxeFV3bBgTPJjdTSfJRd7doRa9KPGd3B2T1NLpFUITp6sNG.jpg",
                "/v2/50x50/files/webinar/2016/03/01/VkxeFV3bBgTPJjdTSfJRd7doRa9KPGd3B2T1NLpFUITp6sNG.jpg",
                "/v2/files/webinar/..%2f..%2f..%2fpom.xml",
                "/v2/files/webinar/2016/03/01/%00.jpg",
                "/v2/files",
                "/v2/other"
            })
    void F2_whatIsNotThereIs404(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).body("error.code", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/files/webinar/../../../pom.xml", "/v2/files/webinar/%2e%2e/%2e%2e/%2e%2e/pom.xml"})
    void F2_aPathThatLeadsOutIsAnAddressOutsideWhereNoPageIs(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        answer.then().statusCode(404).contentType("text/html");
        assertThat(answer.asString()).doesNotContain("<project");
    }

    @Test
    void F2_aThumbnailFitsInsideItsSizeAndIsMadeOnce() throws Exception {
        JsonPath file = uploaded(organization, "me.png", png(100, 50));
        String url = file.getString("thumbnails.50x50");

        List<Integer> statuses = Race.of(8, () -> download(url).statusCode());
        Response answer = download(url);

        assertThat(statuses).containsOnly(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Cache-Control")).isEqualTo(FOREVER);
        assertThat(answer.header("ETag")).matches("\"[A-Za-z0-9]{48}-50x50\"");
        assertSize(answer, 50, 25);
        assertThat(filesIn(STORE)).contains("50x50/" + file.getString("path").substring(2));
    }

    @Test
    void F2_aThumbnailIsNeverEnlarged() throws IOException {
        JsonPath file = uploaded(organization, "me.png", png(3, 2));

        assertSize(download(file.getString("thumbnails.1920x1080")), 3, 2);
    }

    @Test
    void F2_otherSizesThanTheDocumentedOnesAre404() {
        String url = uploaded(organization, "me.png", png(3, 2)).getString("thumbnails.50x50");

        download(url.replace("50x50", "51x51")).then().statusCode(404);
    }

    @Test
    void F2_thereAreNoThumbnailsOfWhatIsNoPicture() {
        String url = uploaded(organization, "notes.txt", new byte[1]).getString("url");

        download(url.replace("/v2/files", "/v2/50x50/files")).then().statusCode(404);
    }

    @Test
    void F2_aPictureThatBreaksOffHasNoThumbnails() {
        byte[] whole = png(100, 100);
        byte[] broken = Arrays.copyOf(whole, 40);
        String url = uploaded(organization, "me.png", broken).getString("url");

        download(url.replace("/v2/files", "/v2/50x50/files")).then().statusCode(404);
        download(url).then().statusCode(200);
    }

    private static void assertSize(Response answer, int width, int height) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }
}
