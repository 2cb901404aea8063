package dev.lectern.event.recurrence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleTest {
    @Test
    void E4_lowerCaseAndPrefixAreAcceptedAndPartsKeepTheirOrder() {
        assertThat(Rule.parse("rrule:interval=2;byday=mo,we;freq=weekly"))
                .hasToString("INTERVAL=2;BYDAY=MO,WE;FREQ=WEEKLY");
        assertThat(Rule.parse("RRULE:FREQ=DAILY")).isEqualTo(Rule.parse("freq=daily"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECONDLY", "MINUTELY", "HOURLY", "FORTNIGHTLY", ""})
    void E4_onlyDailyWeeklyMonthlyAndYearlyAreAccepted(String frequency) {
        assertRefused("FREQ=" + frequency);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "RRULE:",
                "DAILY",
                "INTERVAL=2",
                "FREQ=DAILY;",
                ";FREQ=DAILY",
                "FREQ=DAILY;;COUNT=1",
                "FREQ=DAILY; COUNT=1",
                "FREQ=DAILY\r\nCOUNT=1",
                "FREQ=DAILY,WEEKLY",
                "FREQ=DAILY;COUNT",
                "FREQ==DAILY",
                "RRULE:RRULE:FREQ=DAILY",
                "EXRULE:FREQ=DAILY",
                "FREQ=DA\u0131LY",
                "FREQ=DAILY;COUNT=\u0661",
            })
    void E4_textThatIsNoRuleIsRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=1;INTERVAL=1",
                "FREQ=DAILY;BYEASTER=1",
                "FREQ=DAILY;X-NAME=1",
                "FREQ=DAILY;RSCALE=GREGORIAN",
                "FREQ=DAILY;RSCALE=GREGORIAN;SKIP=OMIT",
                "FREQ=DAILY;_SANITY_FILTER=1",
                "FREQ=DAILY;COUNT=2;UNTIL=20260101",
                "FREQ=DAILY;BYSETPOS=1",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=DAILY;BYDAY=1MO",
                "FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO",
                "FREQ=MONTHLY;BYWEEKNO=3",
                "FREQ=WEEKLY;BYMONTHDAY=3",
                "FREQ=DAILY;BYYEARDAY=3",
                "FREQ=WEEKLY;BYYEARDAY=3",
                "FREQ=MONTHLY;BYYEARDAY=3",
            })
    void E4_partsThatDoNotGoTogetherAreRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERVAL=0",
                "INTERVAL=-1",
                "INTERVAL=1,2",
                "INTERVAL=9999999999",
                "COUNT=0",
                "COUNT=10000",
                "COUNT=1.5",
                "UNTIL=2026",
                "UNTIL=20260229",
                "UNTIL=20261301",
                "UNTIL=20260101T250000Z",
                "UNTIL=20260101T100000+0300",
                "UNTIL=20260101,20260102",
                "BYSECOND=60",
                "BYMINUTE=60",
                "BYHOUR=24",
                "BYHOUR=",
                "BYHOUR=9,",
                "BYHOUR=-1",
                "BYDAY=XX",
                "BYDAY=0MO",
                "BYDAY=54MO",
                "BYDAY=MO,,TU",
                "BYMONTH=0",
                "BYMONTH=13",
                "BYMONTH=-1",
                "BYMONTHDAY=0",
                "BYMONTHDAY=32",
                "BYMONTHDAY=-32",
                "BYYEARDAY=0",
                "BYYEARDAY=367",
                "BYYEARDAY=-366",
                "BYWEEKNO=1;BYSETPOS=1",
                "BYYEARDAY=000",
                "BYWEEKNO=0",
                "BYWEEKNO=54",
                "BYDAY=MO;BYSETPOS=0",
                "BYDAY=MO;BYSETPOS=367",
                "WKST=1MO",
                "WKST=MO,TU",
            })
    void E4_valuesOutOfRangeAreRefused(String part) {
        assertRefused("FREQ=YEARLY;" + part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERVAL=999999999",
                "COUNT=9999",
                "UNTIL=20280229",
                "UNTIL=20260101T100000",
                "UNTIL=20260101T100000Z",
                "BYSECOND=0,59",
                "BYMINUTE=00,59",
                "BYHOUR=0,09,23",
                "BYDAY=+1MO,-53SU,TU",
                "BYMONTH=01,12",
                "BYMONTHDAY=-31,+1,31",
                "BYYEARDAY=-365,001,099,366",
                "BYWEEKNO=-53,53",
                "BYMONTH=1;BYSETPOS=-366,366",
                "WKST=SU",
            })
    void E4_valuesInRangeAreAccepted(String part) {
        assertThat(Rule.parse("FREQ=YEARLY;" + part)).hasToString("FREQ=YEARLY;" + part);
    }

    @Test
    void E4_atMost24TimesOfADay() {
        String hours = "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11";
        assertThat(Rule.parse(hours + ";BYMINUTE=0,30")).isNotNull();
        assertRefused(hours + ";BYMINUTE=0,20,40");
    }

    @Test
    void E4_atMost255Characters() {
        String text = "FREQ=DAILY;BYMONTH=1" + ",1".repeat(117);
        assertThat(text).hasSize(254);
        assertThat(Rule.parse(text + "2")).isNotNull();
        assertRefused(text + ",1");
    }

    private static void assertRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.parse(text)).withMessageStartingWith("rule: ");
    }
}
