package dev.lectern.file.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.picture.Drawing.bytes;
import static dev.lectern.file.picture.Drawing.fixture;
import static dev.lectern.file.picture.Drawing.quarters;
import static dev.lectern.file.picture.Drawing.withExif;
import static dev.lectern.file.picture.Drawing.withSegment;
import static dev.lectern.file.picture.Drawing.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class PictureHeaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"jpeg,JPEG,image/jpeg,jpg", "png,PNG,image/png,png", "gif,GIF,image/gif,gif"})
    void F1_aPictureIsToldByItsContent(String written, PictureFormat format, String mimeType, String extension) {
        Picture picture = read(bytes(drawn(), written));

        assertThat(picture).isEqualTo(new Picture(format, 64, 32));
        assertThat(picture.format().mimeType()).isEqualTo(mimeType);
        assertThat(picture.format().extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossy-alpha.webp", "lossless-alpha.webp", "animated.webp"})
    void F1_everyKindOfWebpTellsItsSize(String name) {
        assertThat(PictureHeader.read(fixture(name))).isEqualTo(new Picture(PictureFormat.WEBP, 64, 32));
    }

    @Test
    void F1_aGifIsAsLargeAsItsScreen() {
        assertThat(PictureHeader.read(fixture("animated.gif"))).isEqualTo(new Picture(PictureFormat.GIF, 64, 32));
    }

    @Test
    void F1_aFrameLargerThanItsScreenCounts() throws IOException {
        byte[] gif = Files.readAllBytes(fixture("animated.gif"));
        int frame = new String(gif, ISO_8859_1).indexOf(",\24\0\12\0\20\0\10\0");
        ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN).putShort(frame + 5, (short) 50_000);

        assertThat(read(gif)).isEqualTo(new Picture(PictureFormat.GIF, 50_020, 32));
    }

    @Test
    void F1_aBombIsSeenInItsHeader() {
        byte[] png = bytes(drawn(), "png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);

        assertThat(read(png))
                .isEqualTo(new Picture(PictureFormat.PNG, 50_000, 50_000))
                .returns(true, Picture::isTooLarge)
                .returns(2_500_000_000L, Picture::pixels);
    }

    @Test
    void F1_fiftyMegapixelsAreNotTooLarge() {
        assertThat(new Picture(PictureFormat.PNG, 10_000, 5_000).isTooLarge()).isFalse();
        assertThat(new Picture(PictureFormat.PNG, 10_000, 5_001).isTooLarge()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void F1_aHeaderCutOffAnywhereIsNoPicture(String format) {
        byte[] whole = bytes(drawn(), format);
        int header = format.equals("png") ? 24 : format.equals("gif") ? 13 : scan(whole);

        for (int length = 0; length < header; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isNull();
        }
    }

    @Test
    void F1_webpCutOffInItsHeaderIsNoPicture() throws IOException {
        byte[] whole = Files.readAllBytes(fixture("animated.webp"));

        for (int length = 0; length < 80; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "R", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "RIFF....WAVEfmt ", "BM......"
            })
    void F1_anythingElseIsNone(String content) {
        assertThat(read(content.getBytes(ISO_8859_1))).isNull();
    }

    @Test
    void F1_aJpegWithTwoFramesIsNone() {
        byte[] small = "\10\0\1\0\1\1\1\21\0".getBytes(ISO_8859_1);

        assertThat(read(withSegment(bytes(drawn(), "jpeg"), 0xc0, small))).isNull();
    }

    @Test
    void F1_picturesWithinExifDoNotCount() {
        byte[] jpeg = bytes(drawn(), "jpeg");
        byte[] preview = withSegment(bytes(quarters(4, 4, BufferedImage.TYPE_INT_RGB), "jpeg"), 0xfe, new byte[60_000]);
        byte[] exif = ByteBuffer.allocate(preview.length + 6)
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .put(preview)
                .array();

        assertThat(read(withSegment(withExif(jpeg, 6), 0xe1, exif))).isEqualTo(new Picture(PictureFormat.JPEG, 64, 32));
        assertThat(read(withExif(jpeg, 6))).isEqualTo(new Picture(PictureFormat.JPEG, 32, 64));
    }

    @Test
    void F1_endlessSegmentsAreNoPicture() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        for (int i = 0; i < 100_000; i++) {
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe0, 0, 2});
        }

        assertThat(read(out.toByteArray())).isNull();
    }

    @Test
    void F1_aProfileLargerThanItsFileIsNoPicture() {
        byte[] profile = "ICC_PROFILE\0\1\1\177\377\377\360".getBytes(ISO_8859_1);

        assertThat(read(withSegment(bytes(drawn(), "jpeg"), 0xe2, profile))).isNull();
    }

    @Test
    void F1_webpWhosePixelsAreLargerThanItsCanvasIsNone() throws IOException {
        byte[] webp = Files.readAllBytes(fixture("lossy-alpha.webp"));
        int pixels = new String(webp, ISO_8859_1).indexOf("VP8 ");
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putShort(pixels + 14, (short) 16_383);

        assertThat(read(webp)).isNull();
    }

    private static int scan(byte[] jpeg) {
        return new String(jpeg, ISO_8859_1).indexOf("\377\332") + 2;
    }

    private static BufferedImage drawn() {
        return quarters(64, 32, BufferedImage.TYPE_BYTE_INDEXED);
    }

    private Picture read(byte[] content) {
        return PictureHeader.read(write(folder.resolve("picture"), content));
    }
}
