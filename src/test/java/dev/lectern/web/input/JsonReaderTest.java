package dev.lectern.web.input;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class JsonReaderTest {
    private static Object json(String body) {
        return Plain.of(JsonReader.read(body.getBytes(UTF_8)));
    }

    @Test
    void W3_readsObjectsAndListsAsTheFormWould() {
        assertThat(json("{\"users\":[{\"name\":\"Ольга\",\"tags\":[\"a\",\"b\"]}],\"d\":{\"y\":2016}}"))
                .hasToString("{users={0={name=Ольга, tags={0=a, 1=b}}}, d={y=2016}}");
    }

    @Test
    void W5_keepsTheExactTextOfNumbers() {
        assertThat(json("{\"a\":1.0,\"b\":1e3,\"c\":12345678901234567890,\"d\":-0,\"e\":true,\"f\":\"7\"}"))
                .hasToString("{a=1.0, b=1e3, c=12345678901234567890, d=-0, e=true, f=7}");
    }

    @Test
    void W5_leavesNullsOut() {
        assertThat(json("{\"a\":null,\"b\":[null,5,null],\"c\":{\"d\":null}}")).hasToString("{b={1=5}, c={}}");
    }

    @Test
    void W6_acceptsAnEmptyObject() {
        assertThat(json("{}")).hasToString("{}");
        assertThat(json(" \n{ }\n ")).hasToString("{}");
    }

    @Test
    void W6_toleratesAByteOrderMark() {
        assertThat(json("\uFEFF{\"a\":1}")).hasToString("{a=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":1}}",
                "{}{}",
                "{} x",
                "{\"a\":[1,2}",
                "{\"a\":[1,]}",
                "{\"a\":\"x",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1 \"b\":2}",
                "{/**/}",
                "a=1&b=2",
                "\uFEFF",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{\"a\":null,\"a\":1}",
                "{\"a\\u0000\":1}",
                "{\"\\ud800\":1}",
                "{\"a\":tru}"
            })
    void W6_refusesWhatIsNoValidObject(String body) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> json(body))
                .withMessage("json is not valid")
                .satisfies(e -> assertThat(e.fieldErrors()).isEmpty());
    }

    @Test
    void W6_refusesOtherEncodings() {
        for (byte[] body : new byte[][] {"{\"a\":\"é\"}".getBytes(ISO_8859_1), "{\"a\":1}".getBytes(UTF_16)}) {
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> JsonReader.read(body))
                    .withMessage("json is not valid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\\u0000\"", "[\"\\u0000\"]", "{\"b\":\"\\ud800\"}", "\"\\udc00\\ud800\""})
    void W5_namesTheParameterThatHoldsWhatNoTextMay(String value) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> json("{\"z\":1,\"a\":" + value + "}"))
                .satisfies(e -> assertThat(e.fieldErrors()).containsExactly(entry("a", FieldError.ERROR_FORMAT)));
    }

    @Test
    void W5_takesEscapedSurrogatePairs() {
        assertThat(json("{\"a\":\"\\ud83d\\ude00\"}")).hasToString("{a=😀}");
    }

    @Test
    void W4_takesEightLevelsAndRefusesNine() {
        assertThat(json("{\"a\":" + "[".repeat(8) + "1" + "]".repeat(8) + "}"))
                .hasToString("{a=" + "{0=".repeat(8) + "1" + "}".repeat(9));
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> json("{\"b\":1,\"a\":" + "[".repeat(9) + "]".repeat(9) + "}"))
                .satisfies(e -> assertThat(e.fieldErrors()).containsExactly(entry("a", FieldError.ERROR_FORMAT)));
    }

    @Test
    void W4_refusesAMillionLevelsAtOnce() {
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> json("{\"a\":" + "[".repeat(1_000_000)));
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> json("[".repeat(1_000_000)));
    }

    @Test
    void W6_refusesNumbersTooLongToMeanAnything() {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> json("{\"a\":" + "1".repeat(100_000) + "}"))
                .withMessage("json is not valid");
    }
}
