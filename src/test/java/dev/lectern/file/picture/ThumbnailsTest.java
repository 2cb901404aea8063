package dev.lectern.file.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.picture.Drawing.CLEAR;
import static dev.lectern.file.picture.Drawing.QUARTERS;
import static dev.lectern.file.picture.Drawing.adobeCmyk;
import static dev.lectern.file.picture.Drawing.bytes;
import static dev.lectern.file.picture.Drawing.fixture;
import static dev.lectern.file.picture.Drawing.progressive;
import static dev.lectern.file.picture.Drawing.quarters;
import static dev.lectern.file.picture.Drawing.withExif;
import static dev.lectern.file.picture.Drawing.withSegment;
import static dev.lectern.file.picture.Drawing.write;
import static java.awt.Color.BLUE;
import static java.awt.Color.GREEN;
import static java.awt.Color.RED;
import static java.awt.Color.YELLOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ThumbnailsTest {
    private static final List<Color> CLEAR_FIRST = List.of(CLEAR, GREEN, BLUE, YELLOW);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1000,500,50,25",
        "500,1000,25,50",
        "30,20,30,20",
        "1,1,1,1",
        "5000,1,50,1",
        "1,5000,1,50",
        "51,50,50,49"
    })
    void F2_fitsInsideAndIsNeverEnlarged(int width, int height, int fittedWidth, int fittedHeight) {
        BufferedImage shown = render(source(quarters(width, height, BufferedImage.TYPE_INT_RGB), "png"), 50, 50);

        assertThat(shown.getWidth()).isEqualTo(fittedWidth);
        assertThat(shown.getHeight()).isEqualTo(fittedHeight);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void F2_photosStandAsTheyWereTaken(int orientation) {
        List<Color> stored =
                switch (orientation) {
                    case 2 -> List.of(GREEN, RED, YELLOW, BLUE);
                    case 3 -> List.of(YELLOW, BLUE, GREEN, RED);
                    case 4 -> List.of(BLUE, YELLOW, RED, GREEN);
                    case 5 -> List.of(RED, BLUE, GREEN, YELLOW);
                    case 6 -> List.of(GREEN, YELLOW, RED, BLUE);
                    case 7 -> List.of(YELLOW, GREEN, BLUE, RED);
                    case 8 -> List.of(BLUE, RED, YELLOW, GREEN);
                    default -> QUARTERS;
                };
        boolean isOnItsSide = orientation > 4;
        BufferedImage taken =
                new BufferedImage(isOnItsSide ? 32 : 64, isOnItsSide ? 64 : 32, BufferedImage.TYPE_INT_RGB);
        Path photo = source(withExif(bytes(quarters(taken, stored), "jpeg"), orientation));

        assertThat(PictureHeader.read(photo)).isEqualTo(new Picture(PictureFormat.JPEG, 64, 32));
        assertShows(render(photo, 50, 50), 50, 25, QUARTERS);
    }

    @Test
    void F2_whereAPhotoWasTakenIsNotCarriedOver() throws IOException {
        Path photo = source(withExif(bytes(quarters(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg"), 1));
        Path target = folder.resolve("thumbnail");

        assertThat(Thumbnails.render(photo, target, 500, 500)).isEqualTo("image/jpeg");
        assertThat(Files.readString(photo, ISO_8859_1)).contains("GPS");
        assertThat(Files.readString(target, ISO_8859_1)).doesNotContain("GPS", "Exif");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED})
    void F2_pngStaysTransparent(int type) {
        var palette = new IndexColorModel(
                8, 4, new byte[] {0, 0, 0, -1}, new byte[] {0, -1, 0, -1}, new byte[] {0, 0, -1, 0}, 0);
        BufferedImage empty = type == BufferedImage.TYPE_BYTE_INDEXED
                ? new BufferedImage(64, 32, type, palette)
                : new BufferedImage(64, 32, type);

        assertShows(render(source(quarters(empty, CLEAR_FIRST), "png"), 50, 50), 50, 25, CLEAR_FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy-alpha.webp", "lossless-alpha.webp"})
    void F2_webpStaysTransparent(String name) {
        assertThat(Thumbnails.render(fixture(name), folder.resolve("type"), 50, 50))
                .isEqualTo("image/png");
        assertShows(render(fixture(name), 50, 50), 50, 25, CLEAR_FIRST);
    }

    @Test
    void F2_opaqueWebpBecomesJpeg() {
        assertThat(Thumbnails.render(fixture("lossy.webp"), folder.resolve("type"), 50, 50))
                .isEqualTo("image/jpeg");
        assertShows(render(fixture("lossy.webp"), 50, 50), 50, 25, QUARTERS);
    }

    @Test
    void F2_webpHasTheColorsItWasMadeOf() {
        BufferedImage shown = render(fixture("gradient.webp"), 256, 256);

        assertThat(at(shown, 64, 32)).satisfies(is(new Color(32, 191, 102)));
        assertThat(at(shown, 192, 200)).satisfies(is(new Color(200, 63, 102)));
    }

    @Test
    void F2_inksBecomeColors() {
        assertShows(render(source(adobeCmyk(64, 32)), 50, 50), 50, 25, QUARTERS);
        assertShows(render(fixture("ycck.jpg"), 50, 50), 50, 25, QUARTERS);
    }

    @Test
    void F2_progressiveAndInterlacedAreReadToo() {
        BufferedImage drawn = quarters(64, 32, BufferedImage.TYPE_INT_RGB);

        assertShows(render(source(progressive(drawn, "jpeg")), 50, 50), 50, 25, QUARTERS);
        assertShows(render(source(progressive(drawn, "png")), 50, 50), 50, 25, QUARTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void F2_graysKeepTheirBrightness(String format) {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            if (format.equals("png") || type == BufferedImage.TYPE_BYTE_GRAY) {
                BufferedImage gray = new BufferedImage(64, 32, type);
                int full = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
                int[] samples = IntStream.range(0, 64 * 32)
                        .map(i -> i % 64 < 32 ? full / 4 : full / 2)
                        .toArray();
                gray.getRaster().setSamples(0, 0, 64, 32, 0, samples);
                Color dark = new Color(63, 63, 63);
                Color light = new Color(127, 127, 127);

                assertShows(render(source(gray, format), 50, 50), 50, 25, List.of(dark, light, dark, light));
            }
        }
    }

    @Test
    void F2_animationsShowTheirFirstFrameWhereItLies() {
        for (String name : List.of("animated.gif", "animated.webp")) {
            BufferedImage shown = render(fixture(name), 32, 32);

            assertThat(shown.getWidth()).isEqualTo(32);
            assertThat(shown.getHeight()).isEqualTo(16);
            assertThat(at(shown, 13, 7)).as(name).satisfies(is(RED));
            assertThat(at(shown, 5, 7)).as(name).satisfies(is(CLEAR));
            assertThat(at(shown, 25, 12)).as(name).satisfies(is(CLEAR));
        }
    }

    @Test
    void F2_halvesAreMixed() {
        BufferedImage stripes = new BufferedImage(800, 800, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 800; y += 2) {
            int[] row = new int[800];
            Arrays.fill(row, 0xffffff);
            stripes.setRGB(0, y, 800, 1, row, 0, 800);
        }

        assertThat(at(render(source(stripes, "png"), 50, 50), 25, 25)).satisfies(is(new Color(127, 127, 127)));
    }

    @Test
    void F2_colorsDoNotBleedOutOfWhatIsTransparent() {
        BufferedImage picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                picture.setRGB(x, y, (x + y) % 2 == 0 ? 0xffffffff : 0x00000000);
            }
        }
        Color mixed = at(render(source(picture, "png"), 50, 50), 25, 25);

        assertThat(mixed.getAlpha()).isBetween(120, 135);
        assertThat(mixed.getRed()).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void F2_aBrokenProfileIsNoObstacle(String format) {
        byte[] broken = ("ICC_PROFILE\0\1\1\0\0\0\200" + "x".repeat(200)).getBytes(ISO_8859_1);
        byte[] plain = bytes(quarters(64, 32, BufferedImage.TYPE_INT_RGB), format);
        byte[] given = format.equals("jpeg") ? withSegment(plain, 0xe2, broken) : withChunk(plain, "iCCP", broken);

        assertShows(render(source(given), 50, 50), 50, 25, QUARTERS);
    }

    @Test
    void F2_brokenPixelsAreOneClearFailure() {
        byte[] png = bytes(quarters(64, 32, BufferedImage.TYPE_INT_RGB), "png");
        Arrays.fill(png, 41, png.length, (byte) 0x55);
        byte[] gif = bytes(quarters(64, 32, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        Path target = folder.resolve("thumbnail");

        for (byte[] broken : List.of(png, Arrays.copyOf(gif, gif.length / 2), "no picture".getBytes(ISO_8859_1))) {
            assertThatThrownBy(() -> Thumbnails.render(source(broken), target, 50, 50))
                    .isInstanceOf(UnreadablePicture.class);
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void F2_aBombIsRefusedUnread() {
        byte[] png = bytes(quarters(64, 32, BufferedImage.TYPE_INT_RGB), "png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);

        assertThatThrownBy(() -> Thumbnails.render(source(png), folder.resolve("thumbnail"), 50, 50))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("50000000");
    }

    private static byte[] withChunk(byte[] png, String type, byte[] content) {
        return ByteBuffer.allocate(png.length + content.length + 12)
                .put(png, 0, 33)
                .putInt(content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .putInt(0)
                .put(png, 33, png.length - 33)
                .array();
    }

    private Path source(BufferedImage picture, String format) {
        return source(bytes(picture, format));
    }

    private Path source(byte[] content) {
        return write(folder.resolve("source"), content);
    }

    private BufferedImage render(Path source, int width, int height) {
        Path target = folder.resolve("shown");
        Thumbnails.render(source, target, width, height);
        try {
            return ImageIO.read(target.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertShows(BufferedImage shown, int width, int height, List<Color> quarters) {
        assertThat(shown.getWidth()).isEqualTo(width);
        assertThat(shown.getHeight()).isEqualTo(height);
        for (int i = 0; i < 4; i++) {
            assertThat(at(shown, i % 2 == 0 ? 0 : width - 1, i / 2 == 0 ? 0 : height - 1))
                    .as("corner " + i)
                    .satisfies(is(quarters.get(i)));
        }
    }

    private static Color at(BufferedImage shown, int x, int y) {
        return new Color(shown.getRGB(x, y), true);
    }

    private static ThrowingConsumer<Color> is(Color wanted) {
        return color -> {
            assertThat(color.getAlpha()).isCloseTo(wanted.getAlpha(), within(6));
            if (wanted.getAlpha() > 0) {
                assertThat(color.getRed()).isCloseTo(wanted.getRed(), within(6));
                assertThat(color.getGreen()).isCloseTo(wanted.getGreen(), within(6));
                assertThat(color.getBlue()).isCloseTo(wanted.getBlue(), within(6));
            }
        };
    }
}
