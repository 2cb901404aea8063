package dev.lectern.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

import dev.lectern.testing.FaultyStorage;
import dev.lectern.testing.S3Server;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole server with its files in an S3-compatible storage (F1, F2). */
@QuarkusTest
@TestProfile(FilesInBucketTest.WithBucket.class)
class FilesInBucketTest {
    /** As a server starts whose operator chose S3. */
    public static final class WithBucket implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BucketResource.class));
        }
    }

    private static final int LARGE = 32 * 1024 * 1024 - 1;

    S3Server bucket;

    FaultyStorage storage;

    @TestHTTPResource
    URI server;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        storage.fail(new FaultyStorage.None());
        organization = TestOrganization.create();
    }

    @Test
    void F1_contentGoesInAndOutAsItIs() {
        byte[] content = random(LARGE);

        String path = path(uploaded("talk.bin", content), "url");

        assertThat(RestAssured.get(path).asByteArray()).isEqualTo(content);
        assertThat(keys()).contains(path.substring("/v2/".length()));
    }

    @Test
    void F2_aThumbnailIsMadeOnceAndKeptBesideItsPicture() throws IOException {
        String path = path(uploaded("photo.png", png(200, 100)), "thumbnails.50x50");
        String key = path.substring("/v2/".length());
        assertThat(keys()).doesNotContain(key);

        Response first = RestAssured.get(path);

        assertThat(first.statusCode()).isEqualTo(200);
        BufferedImage thumbnail = ImageIO.read(first.asInputStream());
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(50, 25);
        assertThat(keys()).contains(key);
        assertThat(RestAssured.get(path).asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void F1_anUploadThatTheStorageRefusesIs503AndTheNextTryWorks() throws IOException {
        List<String> before = keys();
        storage.fail(new FaultyStorage.Answers(503, "<Error><Code>SlowDown</Code></Error>"));

        Response refused = upload("photo.png", png(20, 10));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.jsonPath().getString("error.message")).isEqualTo("The file storage is out of order");
        assertThat(keys()).isEqualTo(before);
        storage.fail(new FaultyStorage.None());
        assertThat(upload("photo.png", png(20, 10)).statusCode()).isEqualTo(201);
    }

    @Test
    void F2_contentThatTheStorageBreaksOffDoesNotEndAsIfWhole() throws Exception {
        String path = path(uploaded("talk.bin", random(LARGE)), "url");
        var download = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofInputStream());
        assertThat(download.statusCode()).isEqualTo(200);

        storage.fail(new FaultyStorage.Cuts(1000));

        try (InputStream body = download.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private Response uploaded(String name, byte[] content) {
        Response answer = upload(name, content);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer;
    }

    private Response upload(String name, byte[] content) {
        return organization.request().multiPart("file", name, content).post("/v3/fileSystem/file");
    }

    private static String path(Response file, String field) {
        return URI.create(file.jsonPath().getString(field.replaceFirst("\\.(.*)", ".'$1'")))
                .getPath();
    }

    private List<String> keys() {
        return bucket.content().list(S3Server.BUCKET).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
