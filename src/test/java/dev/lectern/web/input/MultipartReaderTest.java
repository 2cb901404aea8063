package dev.lectern.web.input;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class MultipartReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=xYz";

    private static String part(String headers, String content) {
        return "--xYz\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    }

    private static String field(String name, String content) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
    }

    private static Table read(String... parts) {
        return MultipartReader.read((String.join("", parts) + "--xYz--\r\n").getBytes(UTF_8), TYPE);
    }

    @Test
    void W3_readsBracketNamesAsAFormDoes() {
        assertThat(read(field("a[0][b]", "1"), field("a[0][c]", "Ж"), field("l[]", "x"), field("l[]", "y")))
                .isEqualTo(FormReader.read("a[0][b]=1&a[0][c]=Ж&l[]=x&l[]=y".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain; charset=windows-1251", "application/json", "application/octet-stream", "nonsense"})
    void W3_takesAnyContentTypeAPartClaims(String type) {
        assertThat(read(part("content-disposition: form-data; name=\"n\"\r\nContent-Type: " + type, "Ж")))
                .isEqualTo(FormReader.read("n=Ж".getBytes(UTF_8)));
    }

    @Test
    void W3_keepsContentExactly() {
        assertThat(Plain.of(read(field("a", "+%41\r\n--xY\r\n"), field("b", ""), field("c", " "))))
                .hasToString("{a=+%41\r\n--xY\r\n, b=, c= }");
    }

    @Test
    void W3_keepsFilesApart() throws IOException {
        var table = read(
                field("name", "N"),
                part(
                        "Content-Disposition: form-data; name=\"file\"; filename=\"Фото.png\"\r\nContent-Type: image/png",
                        "\0\1\2"));
        assertThat(table.get("file")).isInstanceOfSatisfying(Upload.class, file -> assertThat(
                        new Object[] {file.filename(), file.contentType(), file.size()})
                .containsExactly("Фото.png", "image/png", 3));
        assertThat(((Upload) table.get("file")).bytes()).containsExactly(0, 1, 2);
        assertThat(table.get("name")).isEqualTo(new Text("N"));
    }

    @Test
    void W3_ignoresAFileInputThatWasLeftEmpty() {
        assertThat(read(part("Content-Disposition: form-data; name=\"file\"; filename=\"\"", "")))
                .isEqualTo(Table.EMPTY);
    }

    @Test
    void W3_takesABodyWithoutParts() {
        assertThat(read()).isEqualTo(Table.EMPTY);
    }

    @Test
    void W3_takesAQuotedBoundaryAndAPreamble() {
        byte[] body = ("preamble\r\n" + field("a", "1") + "--xYz--").getBytes(UTF_8);
        assertThat(Plain.of(MultipartReader.read(body, "Multipart/Form-Data; charset=utf-8; Boundary=\"xYz\"")))
                .hasToString("{a=1}");
    }

    @Test
    void W3_ignoresPartsWithoutAName() {
        assertThat(Plain.of(read(part("Content-Disposition: form-data", "x"), part("X: y", "x"), field("a", "1"))))
                .hasToString("{a=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "--xYz",
                "--xYz\r\n",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xYz",
                "--other\r\n\r\n1\r\n--other--",
                "a=1&b=2",
                "{\"a\":1}"
            })
    void W3_refusesABodyThatDoesNotFollowItsBoundary(String body) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> MultipartReader.read(body.getBytes(UTF_8), TYPE))
                .withMessage("multipart body is not valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
    void W3_refusesATypeWithoutBoundary(String type) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> MultipartReader.read((field("a", "1") + "--xYz--").getBytes(UTF_8), type));
    }

    @Test
    void W3_refusesHugeBoundariesAndHeaders() {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> MultipartReader.read(new byte[10], TYPE + "x".repeat(100_000)));
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> read(field("a".repeat(100_000), "1")));
    }

    @Test
    void W3_namesTheFieldWithBrokenTextOrNul() {
        for (String content : new String[] {"\u00ff", "\0"}) {
            byte[] body = (field("n", content) + "--xYz--").getBytes(ISO_8859_1);
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> MultipartReader.read(body, TYPE))
                    .satisfies(e -> assertThat(e.fieldErrors()).containsExactly(entry("n", FieldError.ERROR_FORMAT)));
        }
    }

    @Test
    void W3_refusesBrokenNames() {
        byte[] body = (field("\u00ff", "1") + "--xYz--").getBytes(ISO_8859_1);
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> MultipartReader.read(body, TYPE));
    }

    @Test
    void W4_takesAHundredThousandParts() {
        String parts =
                IntStream.range(0, 100_000).mapToObj(i -> field("a[]", "v" + i)).collect(Collectors.joining());
        var children = ((Table) read(parts).get("a")).children();
        assertThat(children).hasSize(100_000).containsEntry("99999", new Text("v99999"));
        assertThat(Arrays.asList(children.keySet().toArray()))
                .startsWith("0", "1")
                .endsWith("99998", "99999");
    }
}
