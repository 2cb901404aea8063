package dev.lectern.file.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.picture.Drawing.fixture;
import static dev.lectern.file.picture.Drawing.progressive;
import static dev.lectern.file.picture.Drawing.quarters;
import static dev.lectern.file.picture.Drawing.write;
import static org.assertj.core.api.Assertions.assertThat;

/** 50 megapixels are 150 MB and more as pixels; they must not take them from a server that has less. */
class PictureMemoryTest {
    private static final String HEAP = "-Xmx128m";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void F2_largePicturesTakeLittleMemory(String format) throws Exception {
        BufferedImage large = quarters(8660, 5772, BufferedImage.TYPE_BYTE_GRAY);
        Path plain = write(folder.resolve("plain"), large, format);
        Path gathered = write(folder.resolve("gathered"), progressive(large, format));

        assertThat(rendered(plain, gathered)).containsExactly("224x149", "224x149");
    }

    @Test
    void F2_largeWebpTakesLittleMemory() throws Exception {
        assertThat(rendered(fixture("50-megapixels.webp"))).containsExactly("224x149");
    }

    @Test
    void F2_whatNeedsMoreThanThereIsFailsClearly() throws Exception {
        byte[] webp = Files.readAllBytes(fixture("lossless-alpha.webp"));
        int sizes = 8_659 | 5_771 << 14 | 1 << 28;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(21, sizes);

        assertThat(rendered(write(folder.resolve("lossless"), webp))).containsExactly("UnreadablePicture");
    }

    private List<String> rendered(Path... pictures) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallHeap.class.getName()));
        for (Path picture : pictures) {
            command.add(picture.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}
