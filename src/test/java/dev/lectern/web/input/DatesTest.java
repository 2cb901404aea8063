package dev.lectern.web.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.web.FieldError.ERROR_EMPTY;
import static dev.lectern.web.FieldError.ERROR_FORMAT;
import static dev.lectern.web.FieldError.ERROR_RANGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

class DatesTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Moment body(String form) {
        return Fields.read(FormReader.read(form.getBytes(UTF_8)), in -> in.dateTime("startsAt")
                .orNull());
    }

    private static Moment query(String query) {
        return Fields.read(
                FormReader.readQuery(query), in -> in.queryDate("from").orNull());
    }

    private static Map<String, FieldError> errors(Function<String, Moment> reader, String input) {
        BadRequest refused = catchThrowableOfType(BadRequest.class, () -> reader.apply(input));
        assertThat(refused).as("no error for %s", input).isNotNull();
        return refused.fieldErrors();
    }

    private static String parts(String year, String month, String day, String hour, String minute) {
        return "startsAt[date][year]=%s&startsAt[date][month]=%s&startsAt[date][day]=%s&startsAt[time][hour]=%s&startsAt[time][minute]=%s"
                .formatted(year, month, day, hour, minute);
    }

    @Test
    void W7_readsTheDocumentedObject() {
        assertThat(body(parts("2016", "3", "20", "09", "05")).inZone(MOSCOW)).isEqualTo("2016-03-20T09:05");
    }

    @Test
    void W7_readsTheDocumentedObjectFromJson() {
        String json = "{\"startsAt\":{\"date\":{\"year\":2016,\"month\":\"3\",\"day\":20},\"time\":{\"hour\":9}}}";
        Moment moment = Fields.read(JsonReader.read(json.getBytes(UTF_8)), in -> in.dateTime("startsAt")
                .orNull());
        assertThat(moment).isEqualTo(new Moment.Local(LocalDateTime.parse("2016-03-20T09:00")));
    }

    @Test
    void W7_takesMidnightWhereTheTimeIsLeftOut() {
        assertThat(body("startsAt[date][year]=2016&startsAt[date][month]=3&startsAt[date][day]=20"))
                .isEqualTo(new Moment.Local(LocalDateTime.parse("2016-03-20T00:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "2015,2,29,0,0,startsAt.date.day",
        "2016,2,31,0,0,startsAt.date.day",
        "2016,4,31,0,0,startsAt.date.day",
        "2016,0,1,0,0,startsAt.date.month",
        "2016,13,1,0,0,startsAt.date.month",
        "2016,1,0,0,0,startsAt.date.day",
        "2016,1,32,0,0,startsAt.date.day",
        "1969,1,1,0,0,startsAt.date.year",
        "10000,1,1,0,0,startsAt.date.year",
        "2016,1,1,24,0,startsAt.time.hour",
        "2016,1,1,-1,0,startsAt.time.hour",
        "2016,1,1,0,60,startsAt.time.minute"
    })
    void W7_namesThePartThatDoesNotExist(
            String year, String month, String day, String hour, String minute, String wrong) {
        assertThat(errors(DatesTest::body, parts(year, month, day, hour, minute)))
                .containsExactly(entry(wrong, ERROR_RANGE));
    }

    @Test
    void W7_namesAllWrongPartsAtOnce() {
        assertThat(errors(DatesTest::body, parts("x", "13", "", "25", "1.5")))
                .containsOnly(
                        entry("startsAt.date.year", ERROR_FORMAT),
                        entry("startsAt.date.month", ERROR_RANGE),
                        entry("startsAt.date.day", ERROR_EMPTY),
                        entry("startsAt.time.hour", ERROR_RANGE),
                        entry("startsAt.time.minute", ERROR_FORMAT));
        assertThat(errors(DatesTest::body, "startsAt[time][hour]=5"))
                .containsOnlyKeys("startsAt.date.year", "startsAt.date.month", "startsAt.date.day");
        assertThat(errors(DatesTest::body, "startsAt[date]=2016-03-20"))
                .containsExactly(entry("startsAt.date", ERROR_FORMAT));
        assertThat(errors(DatesTest::body, "startsAt[]=2016-03-20")).containsExactly(entry("startsAt", ERROR_FORMAT));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-03-11,2016-03-11T00:00",
        "2016-01-01 16:20:00,2016-01-01T16:20",
        "2016-01-01 16:20,2016-01-01T16:20",
        "2016-01-01T16:20:05,2016-01-01T16:20:05",
        "2016-01-01t16:20,2016-01-01T16:20",
        "2016-01-01T16:20:00Z,2016-01-01T19:20",
        "2016-01-01t16:20:00z,2016-01-01T19:20",
        "2016-01-01T16:20:00.000Z,2016-01-01T19:20",
        "2016-01-01T16:20:00%2B05:00,2016-01-01T14:20",
        "2016-01-01T16:20:00+05:00,2016-01-01T14:20",
        "2016-01-01T16:20:00%2B0500,2016-01-01T14:20",
        "2016-01-01T16:20-0330,2016-01-01T22:50",
        "2016-01-01 16:20:00 %2B05,2016-01-01T14:20",
        "2016-02-29,2016-02-29T00:00",
        "1970-01-02,1970-01-02T00:00",
        "9999-12-31T20:00,9999-12-31T20:00"
    })
    void W7_readsIso(String written, String inMoscow) {
        assertThat(body("startsAt=" + written).inZone(MOSCOW)).isEqualTo(inMoscow);
        assertThat(query("from=" + written).inZone(MOSCOW)).isEqualTo(inMoscow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-01-01+16:20:00", "2016-01-01%2016:20:00", "2016-01-01%2B16:20:00"})
    void W7_takesAPlusForTheSpaceInQueries(String written) {
        assertThat(query("from=" + written)).isEqualTo(new Moment.Local(LocalDateTime.parse("2016-01-01T16:20")));
    }

    @Test
    void W7_takesNoEscapedPlusInBodies() {
        assertThat(errors(DatesTest::body, "startsAt=2016-01-01%2B16:20:00"))
                .containsExactly(entry("startsAt", ERROR_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-02-30",
                "2015-02-29",
                "2016-13-01",
                "2016-00-01",
                "2016-01-00",
                "2016-01-01 24:00",
                "2016-01-01 25:00:00",
                "2016-01-01 10:60",
                "2016-01-01 10:00:60",
                "1969-12-31",
                "0000-01-01",
                "2016-01-01T10:00%2B19:00",
                "2016-01-01T10:00%2B05:60",
                "1970-01-01T00:00%2B01:00"
            })
    void W7_refusesWhatDoesNotExist(String written) {
        assertThat(errors(DatesTest::body, "startsAt=" + written)).containsExactly(entry("startsAt", ERROR_RANGE));
        assertThat(errors(DatesTest::query, "from=" + written)).containsExactly(entry("from", ERROR_RANGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "2016",
                "2016-01",
                "2016-1-1",
                "01.01.2016",
                "2016/01/01",
                "20160101",
                "2016-01-01T",
                "2016-01-01T10",
                "2016-01-01T1:00",
                "2016-01-01 10:00 PM",
                "2016-01-01Z",
                "2016-01-01T10:00X",
                "1458550800",
                "2016-01-01T10:00[Europe/Moscow]",
                "10000-01-01",
                "-2016-01-01",
                "２０16-01-01",
                "tomorrow"
            })
    void W7_refusesOtherSpellings(String written) {
        assertThat(errors(DatesTest::body, "startsAt=" + written)).containsExactly(entry("startsAt", ERROR_FORMAT));
        assertThat(errors(DatesTest::query, "from=" + written)).containsExactly(entry("from", ERROR_FORMAT));
    }

    @ParameterizedTest
    @CsvSource({
        "1458550800,2016-03-21T09:00:00Z",
        "0,1970-01-01T00:00:00Z",
        "2016-03-21T12:00:00%2B0300,2016-03-21T09:00:00Z",
        "2016-03-21T12:00:00,2016-03-21T09:00:00Z"
    })
    void W7_readsTimestamps(String written, Instant instant) {
        assertThat(body("startsAtTimestamp=" + written).at(MOSCOW)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,ERROR_RANGE",
        "999999999999999999,ERROR_RANGE",
        "253402300800,ERROR_RANGE",
        "253402250400,ERROR_RANGE",
        "9999999999999999999,ERROR_FORMAT",
        "1.5,ERROR_FORMAT",
        "x,ERROR_FORMAT"
    })
    void W7_refusesOtherTimestamps(String written, FieldError error) {
        assertThat(errors(DatesTest::body, "startsAtTimestamp=" + written))
                .containsExactly(entry("startsAtTimestamp", error));
    }

    @Test
    void W7_takesEmptyDatesAsNotGiven() {
        assertThat(query("from=")).isNull();
        assertThat(query("")).isNull();
        assertThat(body("startsAt=")).isNull();
    }

    @Test
    void W7_endsABareDateWithItsDay() {
        assertThat(query("from=2016-03-11").endOfDay(MOSCOW)).isEqualTo("2016-03-11T20:59:59.999999Z");
        assertThat(query("from=2016-03-11 10:00").endOfDay(MOSCOW)).isEqualTo("2016-03-11T07:00:00Z");
        assertThat(query("from=2016-03-11T10:00Z").endOfDay(MOSCOW)).isEqualTo("2016-03-11T10:00:00Z");
    }

    @Test
    void W7_endsADayOfTwentyThreeHours() {
        assertThat(query("from=2016-03-27").endOfDay(BERLIN)).isEqualTo("2016-03-27T21:59:59.999999Z");
    }

    @Test
    void W7_movesALocalTimeInAGapForward() {
        assertThat(query("from=2016-03-27 02:30").inZone(BERLIN)).isEqualTo("2016-03-27T03:30");
    }

    @Test
    void W7_takesTheFirstOfTwoEqualLocalTimes() {
        assertThat(query("from=2016-10-30 02:30").at(BERLIN)).isEqualTo("2016-10-30T00:30:00Z");
    }

    @Test
    void W7_readsOffsetsIndependentlyOfTheZone() {
        assertThat(query("from=2016-03-11T10:00Z").inZone(BERLIN)).isEqualTo("2016-03-11T11:00");
    }
}
