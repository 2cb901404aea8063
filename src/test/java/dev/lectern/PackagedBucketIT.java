package dev.lectern;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.lectern.file.BucketResource;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The package, jar or native executable, with its files in an S3-compatible storage (see {@link PackagedIT}). */
@QuarkusIntegrationTest
@TestProfile(PackagedBucketIT.Settings.class)
class PackagedBucketIT {
    public static final class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.admin-token", TestOrganization.ADMIN_TOKEN);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BucketResource.class));
        }
    }

    @Test
    void F1_contentGoesThroughTheBucket() {
        byte[] content = "Who came, and when\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        String address = TestOrganization.create()
                .request()
                .multiPart("file", "list.txt", content)
                .post("/v3/fileSystem/file")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("url");
        String path = URI.create(address).getPath();

        assertThat(RestAssured.get(path).asByteArray()).isEqualTo(content);
        assertThat(RestAssured.get(path.replaceAll("/[^/]*[.]txt$", "/" + "0".repeat(48) + ".txt"))
                        .statusCode())
                .isEqualTo(404);
    }
}
