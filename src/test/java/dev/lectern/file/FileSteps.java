package dev.lectern.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import dev.lectern.testing.TestOrganization;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** What tests do with files. */
public final class FileSteps {
    /** Where the tests' settings put content, and what comes in. */
    public static final Path STORE = Path.of("target", "files");

    static final Path SPOOL = Path.of("target", "spool");

    private FileSteps() {}

    /** The answer to an upload. */
    static Response upload(TestOrganization organization, String name, byte[] content) {
        return organization.request().multiPart("file", name, content).post("/v3/fileSystem/file");
    }

    /** A file that was uploaded. */
    static JsonPath uploaded(TestOrganization organization, String name, byte[] content) {
        return upload(organization, name, content)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The answer to a download, with no key: the address is enough. */
    public static Response download(String url) {
        return given().urlEncodingEnabled(false).get(URI.create(url).getPath());
    }

    /** A picture of that size. */
    public static byte[] png(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, Color.RED.getRGB());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Removes what an earlier run of the tests that was killed may have left. */
    static void emptySpool() throws IOException {
        for (String file : filesIn(SPOOL)) {
            java.nio.file.Files.delete(SPOOL.resolve(file));
        }
    }

    /** All files below a folder, by their paths in it. */
    public static List<String> filesIn(Path folder) {
        if (!java.nio.file.Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = java.nio.file.Files.walk(folder)) {
            return all.filter(java.nio.file.Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
