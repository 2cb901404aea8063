package dev.lectern.web.input;

import java.util.List;
import java.util.stream.IntStream;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class FormReaderTest {
    private static Table form(String body) {
        return FormReader.read(body.getBytes(UTF_8));
    }

    private static Object plain(String body) {
        return Plain.of(form(body));
    }

    @Test
    void W4_readsIndexesAppendsAndKeys() {
        assertThat(plain("a[0][b][c]=1&a[0][b][d]=2&l[]=x&l[]=y&m[k]=v"))
                .hasToString("{a={0={b={c=1, d=2}}}, l={0=x, 1=y}, m={k=v}}");
    }

    @Test
    void W4_readsPercentEncodedBrackets() {
        assertThat(plain("a%5B0%5D%5bb%5d=1+2%2B3")).hasToString("{a={0={b=1 2+3}}}");
    }

    @Test
    void W4_goesOnWithAnEntryUntilAKeyRepeats() {
        assertThat(plain("u[][x]=1&u[][y]=2&u[][x]=3&u[][v][]=p&u[][v][]=q"))
                .hasToString("{u={0={x=1, y=2}, 1={x=3, v={0=p, 1=q}}}}");
    }

    @Test
    void W4_startsTheNextEntryWhenANestedKeyRepeats() {
        assertThat(plain("u[][d][y]=1&u[][d][m]=2&u[][d][y]=3")).hasToString("{u={0={d={y=1, m=2}}, 1={d={y=3}}}}");
    }

    @Test
    void W4_appendsAfterTheHighestIndex() {
        assertThat(plain("a[7]=x&a[]=y&a[3]=z&a[]=w")).hasToString("{a={7=x, 8=y, 3=z, 9=w}}");
    }

    @Test
    void W4_doesNotContinueAnEntryThatWasNumbered() {
        assertThat(plain("a[0][x]=1&a[][y]=2")).hasToString("{a={0={x=1}, 1={y=2}}}");
    }

    @Test
    void W4_keepsRepeatedScalarsTogether() {
        assertThat(form("t=a&t=b&t=c").children())
                .containsExactly(entry("t", new Repeated(List.of(new Text("a"), new Text("b"), new Text("c")))));
    }

    @Test
    void W4_marksShapesThatExcludeEachOther() {
        assertThat(form("a=1&a[b]=2&c[d]=1&c=2&e[0][f]=1&e[0]=2&g[h]=1&g[h]=2&g[h][i]=3"))
                .isEqualTo(form("a=1&a[]=2&c[]=1&c=2&e[0][]=1&e[0]=2&g[h]=1&g[h][]=2"));
    }

    @Test
    void W4_takesEightBracketsAndRefusesNine() {
        assertThat(plain("a" + "[x]".repeat(8) + "=1")).hasToString("{a=" + "{x=".repeat(8) + "1" + "}".repeat(9));
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> form("b=1&a" + "[x]".repeat(9) + "=1"))
                .satisfies(e -> assertThat(e.fieldErrors()).containsExactly(entry("a", FieldError.ERROR_FORMAT)));
    }

    @Test
    void W4_refusesAMillionBracketsAtOnce() {
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> form("a" + "[]".repeat(1_000_000)));
    }

    @Test
    void W3_takesNamesWithoutValueAsEmpty() {
        assertThat(plain("a&b=&=c&&d=e=f")).hasToString("{a=, b=, d=e=f}");
    }

    @Test
    void W3_refusesBrokenEscapesAndNamesTheField() {
        for (String value : List.of("%", "%4", "%zz", "%4%41", "%-1", "%ff", "%C3", "%C0%80", "%ED%A0%80", "%00")) {
            assertThatExceptionOfType(BadRequest.class)
                    .as(value)
                    .isThrownBy(() -> form("x=1&name=" + value + "&y=2"))
                    .satisfies(
                            e -> assertThat(e.fieldErrors()).containsExactly(entry("name", FieldError.ERROR_FORMAT)));
        }
    }

    @Test
    void W10_namesBrokenFieldsAsAllOthers() {
        for (String value : List.of("%", "%ff", "%00")) {
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> form("f[0][label]=1&f%5B1%5D%5Blabel%5D=" + value))
                    .satisfies(e ->
                            assertThat(e.fieldErrors()).containsExactly(entry("f[1].label", FieldError.ERROR_FORMAT)));
        }
    }

    @Test
    void W3_refusesBrokenNames() {
        for (String name : List.of("%", "n%zz", "%ff", "a[%ff]", "a%00b", "a[%00]")) {
            assertThatExceptionOfType(BadRequest.class).as(name).isThrownBy(() -> form(name + "=1"));
        }
    }

    @Test
    void W3_leavesTheBodyAsItWas() {
        byte[] body = "a=%41".getBytes(UTF_8);
        FormReader.read(body);
        assertThat(body).asString(UTF_8).isEqualTo("a=%41");
    }

    @Test
    void W3_readsQueriesEncodedAndRaw() {
        String raw = "имя=Ж";
        String asBytes = new String(raw.getBytes(UTF_8), ISO_8859_1);
        assertThat(FormReader.readQuery(raw)).isEqualTo(form("%D0%B8%D0%BC%D1%8F=%D0%96"));
        assertThat(FormReader.readQuery(asBytes)).isEqualTo(FormReader.readQuery(raw));
        assertThat(FormReader.readQuery(null)).isEqualTo(Table.EMPTY);
    }

    @Test
    void W4_keepsAHundredThousandFieldsInOrder() {
        var body = new StringBuilder();
        IntStream.range(0, 100_000)
                .forEach(i -> body.append("k").append(i).append("=").append(i).append('&'));
        assertThat(form(body.toString()).children().keySet())
                .hasSize(100_000)
                .startsWith("k0", "k1")
                .endsWith("k99998", "k99999");
    }

    @Test
    void W3_refusesMoreThanAMillionKeys() {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> form("a&".repeat(1_000_001)))
                .withMessage("too many parameters");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> form("a[b]&".repeat(500_001)))
                .withMessage("too many parameters");
    }
}
