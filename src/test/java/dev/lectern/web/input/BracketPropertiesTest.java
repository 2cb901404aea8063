package dev.lectern.web.input;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.web.BadRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class BracketPropertiesTest {
    @Property
    void W4_readsBackAnyTreeWithNamedKeys(@ForAll("trees") Map<String, Object> tree) {
        assertThat(Plain.of(FormReader.read(encoded(tree, "%5B", "%5D"))))
                .extracting(Object::toString)
                .isEqualTo(tree.toString());
        assertThat(Plain.of(FormReader.read(encoded(tree, "[", "]"))))
                .extracting(Object::toString)
                .isEqualTo(tree.toString());
    }

    @Property
    void W4_readsTheSameFromFormMultipartAndJson(@ForAll("trees") Map<String, Object> tree) {
        assertThat(MultipartReader.read(multipart(tree), "multipart/form-data; boundary=b"))
                .isEqualTo(FormReader.read(encoded(tree, "[", "]")));
        assertThat(Plain.of(JsonReader.read(json(tree).getBytes(UTF_8))))
                .extracting(Object::toString)
                .isEqualTo(tree.toString());
    }

    @Property
    void W4_groupsUnnumberedEntriesAsTheyWereWritten(
            @ForAll @Size(max = 20) List<@Size(max = 4) List<String>> entries) {
        var body = new StringBuilder();
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (List<String> values : entries) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("first", Integer.toString(wanted.size()));
            body.append("u[][first]=").append(wanted.size()).append('&');
            for (int i = 0; i < values.size(); i++) {
                entry.put("k" + i, "v" + i);
                body.append("u[][k").append(i).append("]=v").append(i).append('&');
            }
            wanted.put(Integer.toString(wanted.size()), entry);
        }
        Object read = Plain.of(FormReader.read(body.toString().getBytes(UTF_8)));
        assertThat(read).isEqualTo(entries.isEmpty() ? Map.of() : Map.of("u", wanted));
    }

    @Property
    void W4_appendsInOrder(@ForAll("values") List<String> values) {
        var body = new StringBuilder();
        values.forEach(value -> body.append("a[]=").append(encoded(value)).append('&'));
        Table table = FormReader.read(body.toString().getBytes(UTF_8));
        List<Text> read = new ArrayList<>();
        if (table.get("a") instanceof Table list) {
            list.children().values().forEach(value -> read.add((Text) value));
        }
        assertThat(read).extracting(Text::value).isEqualTo(values);
    }

    @Property(tries = 5_000)
    void W4_answersAnyBytesWithATableOrABadRequest(@ForAll byte[] bytes) {
        allowingBadRequest(() -> readEveryWay(FormReader.read(bytes)));
        allowingBadRequest(() -> readEveryWay(JsonReader.read(bytes)));
        allowingBadRequest(() -> readEveryWay(MultipartReader.read(bytes, "multipart/form-data; boundary=b")));
    }

    @Property(tries = 5_000)
    void W4_answersAnyBracketsWithATableOrABadRequest(@ForAll("forms") String form) {
        allowingBadRequest(() -> readEveryWay(FormReader.read(form.getBytes(UTF_8))));
        allowingBadRequest(() -> readEveryWay(FormReader.readQuery(form)));
        String part = "--b\r\nContent-Disposition: form-data; name=\"" + form + "\"\r\n\r\n" + form + "\r\n--b--";
        allowingBadRequest(
                () -> readEveryWay(MultipartReader.read(part.getBytes(UTF_8), "multipart/form-data; boundary=b")));
    }

    @Property(tries = 5_000)
    void W6_answersAnyJsonLikeTextWithATableOrABadRequest(@ForAll("jsons") String json) {
        allowingBadRequest(() -> readEveryWay(JsonReader.read(json.getBytes(UTF_8))));
    }

    /** Reads each parameter as each kind of thing, which must not fail in any other way than by naming it. */
    private static void readEveryWay(Table table) {
        List<Function<Fields, ?>> kinds = new ArrayList<>();
        for (String name : table.children().keySet()) {
            kinds.add(in -> in.text(name).required().max(3));
            kinds.add(in -> in.number(name).between(1, 9));
            kinds.add(in -> in.flag(name));
            kinds.add(in -> in.email(name));
            kinds.add(in -> in.url(name));
            kinds.add(in -> in.ids(name).max(3).required());
            kinds.add(in -> in.texts(9, name));
            kinds.add(in -> in.list(name, BracketPropertiesTest::entry));
            kinds.add(in -> in.goodOnes(name, BracketPropertiesTest::entry));
            kinds.add(in -> in.map(name, 9));
            kinds.add(in -> in.dateTime(name));
            kinds.add(in -> in.queryDate(name));
            kinds.add(in -> in.upload(name));
        }
        kinds.forEach(kind -> allowingBadRequest(() -> Fields.read(table, kind)));
    }

    private static String entry(Fields in) {
        return in.member("a").text("b").required().orNull();
    }

    private static void allowingBadRequest(Runnable reading) {
        assertThatCode(() -> {
                    try {
                        reading.run();
                    } catch (BadRequest expected) {
                        assertThat(expected.code()).isEqualTo(400);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        Arbitrary<Object> values = texts().map(text -> text);
        return Arbitraries.lazyOf(
                () -> Arbitraries.maps(keys(), branch(values, 4)).ofMaxSize(5).map(BracketPropertiesTest::ordered));
    }

    private Arbitrary<Object> branch(Arbitrary<Object> values, int depth) {
        if (depth == 0) {
            return values;
        }
        Arbitrary<Object> tables = Arbitraries.maps(keys(), branch(values, depth - 1))
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(BracketPropertiesTest::ordered);
        return Arbitraries.oneOf(values, tables);
    }

    private static Map<String, Object> ordered(Map<String, Object> map) {
        return new LinkedHashMap<>(map);
    }

    private Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("abzЖé€.-_'&=%+").ofMinLength(1).ofMaxLength(4),
                Arbitraries.integers().between(0, 5_000).map(i -> Integer.toString(i)));
    }

    private Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab [],&=%+Ж€\t\n").ofMaxLength(6);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return texts().list().ofMaxSize(50);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(
                        "a", "b", "[", "]", "[]", "[0]", "[b]", "&", "&", "=", "%5B", "%", "%00", "%ff", "Ж", "9", " ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> jsons() {
        return Arbitraries.of(
                        "{", "}", "{\"a\":", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "null", "true", "\\u0000", "\"")
                .list()
                .ofMaxSize(30)
                .map(parts -> "{\"a\":" + String.join("", parts) + "}");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static byte[] encoded(Map<String, Object> tree, String open, String close) {
        List<String> pairs = new ArrayList<>();
        leaves(tree, List.of(), (path, text) -> pairs.add(name(path, open, close) + "=" + encoded(text)));
        return String.join("&", pairs).getBytes(UTF_8);
    }

    private static String name(List<String> path, String open, String close) {
        var name = new StringBuilder(encoded(path.get(0)));
        path.subList(1, path.size())
                .forEach(key -> name.append(open).append(encoded(key)).append(close));
        return name.toString();
    }

    private static byte[] multipart(Map<String, Object> tree) {
        var body = new StringBuilder();
        leaves(tree, List.of(), (path, text) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(path.get(0))
                .append(path.stream().skip(1).map(key -> "[" + key + "]").collect(joining()))
                .append("\"\r\n\r\n")
                .append(text)
                .append("\r\n"));
        return body.append("--b--\r\n").toString().getBytes(UTF_8);
    }

    private static String json(Map<String, Object> tree) {
        try {
            return new ObjectMapper().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void leaves(Map<String, Object> tree, List<String> path, BiConsumer<List<String>, String> leaf) {
        tree.forEach((key, child) -> {
            List<String> below = new ArrayList<>(path);
            below.add(key);
            if (child instanceof Map<?, ?> table) {
                Map<String, Object> branch = new LinkedHashMap<>();
                table.forEach((name, value) -> branch.put((String) name, value));
                leaves(branch, below, leaf);
            } else {
                leaf.accept(below, (String) child);
            }
        });
    }
}
