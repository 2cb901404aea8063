package dev.lectern.web.input;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lectern.web.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Inputs that are slow or fatal where anything grows faster than the input; each takes well under a second. */
@Timeout(10)
class HostileInputTest {
    private static final int MANY = 100_000;

    private static Table form(String body) {
        return FormReader.read(body.getBytes(UTF_8));
    }

    private static List<Long> ids(String body) {
        return Fields.read(form(body), in -> in.ids("a").orEmpty());
    }

    /** Different keys of one String.hashCode: all words of so many blocks of Aa or BB, which hash alike. */
    private static List<String> collidingKeys() {
        Stream<String> keys = Stream.of("");
        for (int block = 0; block < 17; block++) {
            keys = keys.flatMap(key -> Stream.of(key + "Aa", key + "BB"));
        }
        return keys.limit(MANY).toList();
    }

    @Test
    void W4_takesKeysWhoseHashesCollide() {
        List<String> keys = collidingKeys();
        assertThat(keys.stream().map(String::hashCode).distinct()).hasSize(1);
        Table form = form(String.join("=1&", keys) + "=1");
        Table json = JsonReader.read(keys.stream()
                .map(key -> "\"" + key + "\":1")
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(UTF_8));
        assertThat(form.children()).hasSize(MANY);
        assertThat(json).isEqualTo(form);
    }

    @Test
    void W4_readsLongListsInOneGo() {
        for (String field : List.of("a[]=1&", "a=1&", "a[][x]=1&", "a[][v][]=1&", "a[][]=1&", "a[0][][x]=1&")) {
            assertThat(form(field.repeat(MANY)).children()).as(field).hasSize(1);
        }
        assertThat(ids("a[]=7&".repeat(MANY))).hasSize(MANY);
        assertThat(ids("a=7&".repeat(MANY))).hasSize(MANY);
    }

    @Test
    void R5_readsTenThousandUsersWithoutNumbers() {
        String user =
                IntStream.range(0, 12).mapToObj(i -> "users[][f" + i + "]=v&").collect(Collectors.joining());
        List<String> users = Fields.read(form(user.repeat(10_000)), in -> in.list(
                        "users",
                        one -> one.text("f0").orNull() + one.text("f11").orNull())
                .orEmpty());
        assertThat(users).hasSize(10_000).containsOnly("vv");
    }

    @Test
    void W4_sortsIndexesGivenBackwards() {
        String body = IntStream.range(0, MANY)
                .map(i -> MANY - i)
                .mapToObj(i -> "a[" + i + "]=" + i)
                .collect(Collectors.joining("&"));
        assertThat(ids(body)).isSorted().hasSize(MANY);
    }

    @Test
    void W4_keepsNoRoomForIndexesThatAreNotGiven() {
        assertThat(form("a[999999999999999999]=1&a[999999]=2&b[2147483647][]=3").children())
                .hasSize(2);
    }

    @Test
    void W4_refusesTheDeepAtOnceAndLeavesTheUnclosedAlone() {
        String brackets = "[".repeat(5_000_000);
        assertThat(form("a" + brackets).children()).hasSize(1);
        assertThat(form("a[" + "]".repeat(5_000_000)).children()).hasSize(1);
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> form("a" + "[x]".repeat(5_000_000)));
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> JsonReader.read(("{\"a\":" + brackets).getBytes(UTF_8)));
    }

    @Test
    void W5_checksLongTextsInOneGo() {
        String text = "a.".repeat(1_000_000) + "@";
        for (String value : List.of(text, "@" + text, "a@" + text, "http://" + text, "+".repeat(1_000_000) + "x")) {
            Table table = form("a=" + value);
            List<Function<Fields, ?>> kinds =
                    List.of(in -> in.email("a"), in -> in.queryDate("a"), in -> in.number("a"), in -> in.flag("a"));
            for (var kind : kinds) {
                assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> Fields.read(table, kind));
            }
        }
    }

    @Test
    void W5_refusesNumbersOfAMillionDigits() {
        Table table = form("a=" + "1".repeat(1_000_000));
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> Fields.read(table, in -> in.longNumber("a")));
    }
}
