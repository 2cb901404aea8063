package dev.lectern.web.input;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.web.FieldError.ERROR_CHOICE;
import static dev.lectern.web.FieldError.ERROR_EMPTY;
import static dev.lectern.web.FieldError.ERROR_FORMAT;
import static dev.lectern.web.FieldError.ERROR_LENGTH;
import static dev.lectern.web.FieldError.ERROR_NOT_FOUND;
import static dev.lectern.web.FieldError.ERROR_NOT_UNIQUE;
import static dev.lectern.web.FieldError.ERROR_RANGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

class FieldsTest {
    private enum Status {
        ACTIVE,
        START
    }

    private record FieldForm(String label, List<String> values) {
        static FieldForm read(Fields in) {
            return new FieldForm(
                    in.text("label").required().max(5).orNull(),
                    in.texts(3, "values").orEmpty());
        }
    }

    private static Table form(String body) {
        return FormReader.read(body.getBytes(UTF_8));
    }

    private static Table json(String body) {
        return JsonReader.read(body.getBytes(UTF_8));
    }

    private static <T> T read(String body, Function<Fields, T> form) {
        return Fields.read(body.startsWith("{") ? json(body) : form(body), form);
    }

    private static <T> ObjectAssert<T> assertOne(String body, Function<Fields, T> form) {
        return assertThatObject(read(body, form));
    }

    private static AbstractStringAssert<?> assertText(String body, Function<Fields, String> form) {
        String text = read(body, form);
        return assertThat(text);
    }

    private static <T> ListAssert<T> assertList(String body, Function<Fields, List<T>> form) {
        List<T> list = read(body, form);
        return assertThat(list);
    }

    private static MapAssert<String, String> assertMap(String body, Function<Fields, Map<String, String>> form) {
        Map<String, String> map = read(body, form);
        return assertThat(map);
    }

    private static Map<String, FieldError> errors(String body, Function<Fields, ?> form) {
        BadRequest refused = catchThrowableOfType(BadRequest.class, () -> read(body, form));
        assertThat(refused).as("no error for %s", body).isNotNull().hasMessage("ERROR_BAD_REQUEST");
        return refused.fieldErrors();
    }

    @Test
    void W10_namesAllWrongFieldsAtOnce() {
        assertThat(errors(
                        "access=x&lectorIds[0]=1&lectorIds[1]=y&additionalFields[0][values][]=long!&status=OFF",
                        in -> List.of(
                                in.text("name").required(),
                                in.number("access"),
                                in.ids("lectorIds"),
                                in.list("additionalFields", FieldForm::read),
                                in.choice(Status.class, "status"))))
                .containsExactly(
                        entry("name", ERROR_EMPTY),
                        entry("access", ERROR_FORMAT),
                        entry("lectorIds[1]", ERROR_FORMAT),
                        entry("additionalFields[0].label", ERROR_EMPTY),
                        entry("additionalFields[0].values[0]", ERROR_LENGTH),
                        entry("status", ERROR_CHOICE));
    }

    @Test
    void W10_namesAtMostAThousandFields() {
        assertThat(errors("a[]=x&".repeat(2_000), in -> in.ids("a"))).hasSize(1_000);
    }

    @Test
    void W10_keepsTheFirstErrorOfAField() {
        assertThat(errors("a=long", in -> in.text("a").max(1).required())).containsExactly(entry("a", ERROR_LENGTH));
    }

    @Test
    void W10_letsAFormRejectAField() {
        assertThat(errors("c[d]=1", in -> {
                    in.member("c").reject("d", ERROR_NOT_UNIQUE);
                    return in;
                }))
                .containsExactly(entry("c.d", ERROR_NOT_UNIQUE));
    }

    @Test
    void W12_takesAnySpellingAndNamesTheOneWritten() {
        assertList("lectorids=5", in -> in.ids("lectorIds", "lectorsIds", "lectorids")
                        .orEmpty())
                .containsExactly(5L);
        assertThat(errors("lectorsIds[3]=x", in -> in.ids("lectorIds", "lectorsIds")))
                .containsExactly(entry("lectorsIds[3]", ERROR_FORMAT));
        assertThat(errors("x=1", in -> in.ids("lectorIds", "lectorsIds").required()))
                .containsExactly(entry("lectorIds", ERROR_EMPTY));
    }

    @Test
    void W3_prefersTheBodyToTheQueryInAnySpelling() {
        String read = Fields.read(
                form("timezoneId=body"),
                form("timezone=query&lang=query"),
                in -> in.text("timezone", "timezoneId").orNull() + " "
                        + in.text("lang").orNull());
        assertThat(read).isEqualTo("body query");
    }

    @Test
    void W5_trimsTexts() {
        assertOne("a=%20%09x%20y%0D%0A", in -> in.text("a").orNull()).isEqualTo("x y");
    }

    @Test
    void C2_tellsNotGivenFromGivenEmpty() {
        assertText("a=+", in -> in.text("a").orNull()).isEmpty();
        assertOne("b=", in -> in.text("a").orNull()).isNull();
        assertOne("{\"a\":null}", in -> in.text("a").orNull()).isNull();
        assertOne("{\"a\":[]}", in -> in.text("a").orNull()).isNull();
        assertList("a=", in -> List.of(in.isGiven("a"), in.isGiven("b"))).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "a%1Fb", "%7F", "%C2%85", "x%1B", "%0B"})
    void W5_refusesControlCharacters(String value) {
        assertThat(errors("a=" + value, in -> in.text("a"))).containsExactly(entry("a", ERROR_FORMAT));
    }

    @Test
    void W5_takesTabsAndLineBreaks() {
        assertOne("a=1%092%0D%0A3", in -> in.text("a").orNull()).isEqualTo("1\t2\r\n3");
    }

    @Test
    void W5_countsCodePoints() {
        assertOne("a=😀😀", in -> in.text("a").max(2).orNull()).isEqualTo("😀😀");
        assertThat(errors("a=😀😀", in -> in.text("a").max(1))).containsExactly(entry("a", ERROR_LENGTH));
    }

    @Test
    void W5_takesNumbersInQuotesAndJsonScalarsAsText() {
        assertList(
                        "{\"a\":\"7\",\"b\":8}",
                        in -> List.of(in.id("a").orNull(), in.id("b").orNull()))
                .containsExactly(7L, 8L);
        assertOne("{\"a\":7}", in -> in.text("a").orNull()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"7,7", "-7,-7", "+7,7", "007,7", "-0,0", "2147483647,2147483647"})
    void W5_readsIntegers(String written, int number) {
        assertOne("a=" + written, in -> in.number("a").orNull()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "%2B5", "x", "0x1", "1 2", "--1", "-", "٣", "true", "NaN"})
    void W5_refusesWhatIsNoInteger(String written) {
        assertThat(errors("a=" + written, in -> in.number("a"))).containsExactly(entry("a", ERROR_FORMAT));
        assertThat(errors("a=" + written, in -> in.longNumber("a"))).containsExactly(entry("a", ERROR_FORMAT));
    }

    @Test
    void W5_boundsIntegers() {
        assertOne("a=9223372036854775807", in -> in.longNumber("a").orNull()).isEqualTo(Long.MAX_VALUE);
        assertThat(errors("a=9223372036854775808", in -> in.longNumber("a"))).containsExactly(entry("a", ERROR_RANGE));
        assertThat(errors("a=2147483648", in -> in.number("a"))).containsExactly(entry("a", ERROR_RANGE));
        assertThat(errors("a=0", in -> in.id("a"))).containsExactly(entry("a", ERROR_RANGE));
        assertThat(errors("a=6", in -> in.number("a").between(1, 5))).containsExactly(entry("a", ERROR_RANGE));
        assertOne(
                        "a=5&b=1",
                        in -> in.number("a").between(1, 5).or(0)
                                + in.number("b").between(1, 5).or(0))
                .isEqualTo(6);
    }

    @Test
    void W5_takesAnEmptyNumberAsNotGiven() {
        assertOne("a=", in -> in.number("a").or(9)).isEqualTo(9);
        assertThat(errors("a=", in -> in.number("a").required())).containsExactly(entry("a", ERROR_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "1,true", "On,true", "false,false", "False,false", "0,false", "off,false"})
    void W5_readsBooleans(String written, boolean flag) {
        assertOne("a=" + written, in -> in.flag("a").orNull()).isEqualTo(flag);
    }

    @Test
    void W5_readsJsonBooleansAndRefusesOthers() {
        assertList(
                        "{\"a\":true,\"b\":0}",
                        in -> List.of(in.flag("a").orNull(), in.flag("b").orNull()))
                .containsExactly(true, false);
        for (String written : List.of("yes", "2", "y", "t", "01", "1.0")) {
            assertThat(errors("a=" + written, in -> in.flag("a"))).containsExactly(entry("a", ERROR_FORMAT));
        }
    }

    @Test
    void W10_readsChoices() {
        assertOne("a=START", in -> in.choice(Status.class, "a").orNull()).isEqualTo(Status.START);
        assertOne("a=x", in -> in.choice(Set.of("x"), "a").orNull()).isEqualTo("x");
        assertThat(errors("a=start&b=y", in -> List.of(in.choice(Status.class, "a"), in.choice(Set.of("x"), "b"))))
                .containsExactly(entry("a", ERROR_CHOICE), entry("b", ERROR_CHOICE));
        assertList("s[]=START&s[]=ACTIVE", in -> in.choices(Status.class, "s").orEmpty())
                .containsExactly(Status.START, Status.ACTIVE);
        assertThat(errors("s[]=START&s[]=x", in -> in.choices(Status.class, "s")))
                .containsExactly(entry("s[1]", ERROR_CHOICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "a[]=1",
                "a[0]=1",
                "a[4711]=1",
                "a[5]=1&b=2",
                "{\"a\":1}",
                "{\"a\":[1]}",
                "{\"a\":[\"1\"]}"
            })
    void W4_takesAScalarForAListOfOne(String body) {
        assertList(body, in -> in.ids("a").orNull()).containsExactly(1L);
    }

    @Test
    void W4_ordersSparseListsByNumber() {
        assertList("a[4711]=3&a[12]=1&a[100]=2", in -> in.ids("a").orEmpty()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void W4_takesARepeatedScalarForAList() {
        assertList("a=3&a=1", in -> in.ids("a").orEmpty()).containsExactly(3L, 1L);
        assertThat(errors("a=3&a=x", in -> in.ids("a"))).containsExactly(entry("a[1]", ERROR_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b=1", "{\"a\":[]}", "{\"a\":null}", "{\"a\":{}}", "{\"a\":[null]}"})
    void W4_takesAnEmptyListAsNotGiven(String body) {
        assertOne(body, in -> in.ids("a").orNull()).isNull();
        assertThat(errors(body, in -> in.ids("a").required())).containsExactly(entry("a", ERROR_EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=", "a[]=", "a[0]=+", "{\"a\":\"\"}", "{\"a\":[\"\"]}"})
    void C2_takesAnEmptyTextForAListAsGivenEmpty(String body) {
        assertList(body, in -> in.ids("a").orNull()).isEmpty();
        assertList(body, in -> in.list("a", FieldForm::read).orNull()).isEmpty();
        assertThat(errors(body, in -> in.texts(9, "a").required())).containsExactly(entry("a", ERROR_EMPTY));
    }

    @Test
    void W4_namesEmptyEntries() {
        assertThat(errors("a[]=1&a[]=&b[]=&b[]=x", in -> List.of(in.ids("a"), in.texts(9, "b"))))
                .containsExactly(entry("a[1]", ERROR_EMPTY), entry("b[0]", ERROR_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "1000000", "99999999999999999999999999"})
    void W4_refusesHugeIndexesWhereAListIsWanted(String index) {
        assertThat(errors("a[" + index + "]=1", in -> in.ids("a")))
                .containsExactly(entry("a[" + index + "]", ERROR_RANGE));
        assertMap("a[" + index + "]=1", in -> in.map("a", 9).orNull()).containsExactly(entry(index, "1"));
    }

    @Test
    void W4_takesTheLargestIndex() {
        assertList("a[999999]=1", in -> in.ids("a").orNull()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a[b]=1", "a[0][b]=1", "a[]=1", "a=1&a=2", "a=1&a[b]=2", "{\"a\":{\"b\":1}}", "{\"a\":[1]}"})
    void W4_namesAnotherShapeWhereAScalarIsWanted(String body) {
        assertThat(errors(body, in -> in.text("a"))).containsExactly(entry("a", ERROR_FORMAT));
        assertThat(errors(body, in -> in.number("a").required())).containsExactly(entry("a", ERROR_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b]=1", "a[-1]=1", "a[01]=1", "a[0]=1&a[k]=2", "a=1&a[]=2", "{\"a\":{\"b\":1}}"})
    void W4_namesAnotherShapeWhereAListIsWanted(String body) {
        assertThat(errors(body, in -> in.ids("a").required())).containsExactly(entry("a", ERROR_FORMAT));
        assertThat(errors(body, in -> in.list("a", FieldForm::read))).containsExactly(entry("a", ERROR_FORMAT));
    }

    @Test
    void W4_namesConflictsAndRepetitionsWithinAList() {
        assertThat(errors("a[0]=1&a[0]=2&a[1]=1&a[1][b]=2&a[2][c]=3", in -> in.ids("a")))
                .containsExactly(entry("a[0]", ERROR_FORMAT), entry("a[1]", ERROR_FORMAT), entry("a[2]", ERROR_FORMAT));
    }

    @Test
    void W5_ignoresUnknownParametersOfAnyShape() {
        assertOne(
                        "a=1&u=1&u[b]=2&v[0]=1&v[0]=2&w[2147483647]=1&a%01=2",
                        in -> in.id("a").orNull())
                .isEqualTo(1L);
    }

    @Test
    void W4_readsListsOfObjects() {
        String body = "f[7][label]=b&f[2][label]=a&f[2][values][]=x&f[2][values][]=y";
        assertList(body, in -> in.list("f", FieldForm::read).orEmpty())
                .containsExactly(new FieldForm("a", List.of("x", "y")), new FieldForm("b", List.of()));
    }

    @Test
    void W4_namesEntriesThatAreNoObjects() {
        assertThat(errors("{\"f\":[{\"label\":\"a\"},5,[1],{}]}", in -> in.list("f", FieldForm::read)))
                .containsExactly(
                        entry("f[1]", ERROR_FORMAT), entry("f[2]", ERROR_FORMAT), entry("f[3].label", ERROR_EMPTY));
    }

    @Test
    void E5_boundsTheLengthOfLists() {
        assertThat(errors("a[]=1&a[]=2&a[]=3", in -> in.ids("a").max(2))).containsExactly(entry("a", ERROR_RANGE));
    }

    @Test
    void R5_badEntriesAreEmpty() {
        String body = "{\"f\":[{\"label\":\"a\"},{\"label\":\"too long\"},5,null,{},{\"label\":\"b\"}]}";
        assertList(body, in -> in.goodOnes("f", FieldForm::read).orEmpty())
                .extracting(entry -> entry.map(FieldForm::label).orElse("bad"))
                .containsExactly("a", "bad", "bad", "bad", "b");
    }

    @Test
    void W4_readsMembers() {
        Function<Fields, String> email = in -> in.member("contactData", "contactsData")
                .email("email")
                .required()
                .orNull();
        assertOne("contactsData[email]=a@example.org", email).isEqualTo("a@example.org");
        assertThat(errors("contactData[email]=a", email)).containsExactly(entry("contactData.email", ERROR_FORMAT));
        assertThat(errors("x=1", email)).containsExactly(entry("contactData.email", ERROR_EMPTY));
        assertThat(errors("contactData=5", email)).containsExactly(entry("contactData", ERROR_FORMAT));
        assertThat(errors("contactData[]=5", email)).containsExactly(entry("contactData", ERROR_FORMAT));
    }

    @Test
    void R4_readsTextsUnderAnyKey() {
        String key = "12345678901234567890123456789012";
        assertMap("a[" + key + "]=x&a[7]=y", in -> in.map("a", 5).orNull())
                .containsExactly(entry(key, "x"), entry("7", "y"));
        assertThat(errors("a[k]=too+long&a[l][m]=1", in -> in.map("a", 5)))
                .containsExactly(entry("a.k", ERROR_LENGTH), entry("a.l", ERROR_FORMAT));
        assertThat(errors("a=1", in -> in.map("a", 5))).containsExactly(entry("a", ERROR_FORMAT));
        assertOne("b=1", in -> in.map("a", 5).orNull()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org",
                "A.B-c_d%2Be@sub.example.org",
                "o'neil@example.org",
                "иван@пример.рф",
                "a@xn--e1afmkfd.xn--p1ai"
            })
    void W5_takesEmailAddresses(String address) {
        assertText("a=" + address, in -> in.email("a").orNull()).contains("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@",
                "a@",
                "@example.org",
                "a@b@example.org",
                "a b@example.org",
                "a@example",
                "a@-x.org",
                "a@x-.org",
                "a@.org",
                "a@example..org",
                "a@example.org.",
                ".a@example.org",
                "a.@example.org",
                "a..b@example.org",
                "A <a@example.org>",
                "a@example.org%0D%0ABcc: b@example.org",
                "a,b@example.org",
                "a@[127.0.0.1]"
            })
    void W5_refusesWhatIsNoEmailAddress(String address) {
        assertThat(errors("a=" + address, in -> in.email("a"))).containsExactly(entry("a", ERROR_FORMAT));
    }

    @Test
    void W5_boundsEmailAddresses() {
        assertThat(errors("a=" + "x".repeat(65) + "@example.org", in -> in.email("a")))
                .containsExactly(entry("a", ERROR_FORMAT));
        assertThat(errors("a=x@" + "y.".repeat(125) + "org", in -> in.email("a")))
                .containsExactly(entry("a", ERROR_LENGTH));
        assertText("a=", in -> in.email("a").orNull()).isEmpty();
    }

    @Test
    void W5_readsWebAddresses() {
        assertOne("a=HTTPS://example.org/ж?x#y", in -> in.url("a").orNull()).isEqualTo("HTTPS://example.org/ж?x#y");
        for (String written : List.of(
                "example.org", "ftp://example.org", "javascript:alert(1)", "http://", "http:///x", "http://a b")) {
            assertThat(errors("a=" + written, in -> in.url("a"))).containsExactly(entry("a", ERROR_FORMAT));
        }
        assertThat(errors("a=http://example.org/" + "x".repeat(2_048), in -> in.url("a")))
                .containsExactly(entry("a", ERROR_LENGTH));
    }

    @Test
    void F1_takesUploadsOnlyWhereOneIsWanted() {
        Table table = new Table(Map.of("file", new Upload("a.png", "image/png", new byte[1])));
        assertThat(Fields.read(table, in -> in.upload("file").orNull()).filename())
                .isEqualTo("a.png");
        BadRequest refused = catchThrowableOfType(BadRequest.class, () -> Fields.read(table, in -> in.text("file")));
        assertThat(refused.fieldErrors()).containsExactly(entry("file", ERROR_FORMAT));
        assertThat(errors("file=x", in -> in.upload("file"))).containsExactly(entry("file", ERROR_FORMAT));
    }

    @Test
    void W10_letsAServiceAddToWhatTheFormFound() {
        Draft<List<Reference>> draft = Fields.draft(form("access=x&lectorIds[4]=5"), Table.EMPTY, in -> {
            in.number("access");
            return in.references("lectorIds").orEmpty();
        });
        assertThat(draft.unchecked()).containsExactly(new Reference("lectorIds[4]", 5));
        draft.reject("lectorIds[4]", ERROR_NOT_FOUND);
        BadRequest refused = catchThrowableOfType(BadRequest.class, draft::checked);
        assertThat(refused.fieldErrors())
                .containsExactly(entry("access", ERROR_FORMAT), entry("lectorIds[4]", ERROR_NOT_FOUND));
    }

    @Test
    void W10_givesTheFormWhereNothingIsWrong() {
        Draft<Long> draft = Fields.draft(form("image=5"), Table.EMPTY, in -> in.reference("image")
                .orNull()
                .id());
        assertThat(draft.checked()).isEqualTo(5L);
    }
}
