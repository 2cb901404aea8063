package dev.lectern.event.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules made to keep a server busy: each question about them is answered while an event loop may wait. */
class HostileRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final int WARM_UP = 20;
    private static final Duration ACCEPTABLE = Duration.ofMillis(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=DAILY;COUNT=9999;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
                "FREQ=DAILY;INTERVAL=99999999",
                "FREQ=DAILY;INTERVAL=99999999;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;INTERVAL=36525;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2",
                "FREQ=DAILY;COUNT=9999;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=WEEKLY;INTERVAL=999999999",
                "FREQ=WEEKLY;INTERVAL=5000;BYMONTH=1;BYDAY=MO,TU;BYSETPOS=5",
                "FREQ=MONTHLY;BYDAY=53MO",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2",
                "FREQ=MONTHLY;INTERVAL=999999999;BYMONTHDAY=31",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO;BYHOUR=1,2;BYSETPOS=366",
                "FREQ=YEARLY;BYYEARDAY=1;BYWEEKNO=30",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO",
                "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100",
                "FREQ=YEARLY;INTERVAL=999999999;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,30;BYSETPOS=-1",
            })
    void E4_noRuleTakesLong(String rule) {
        Recurrence recurrence = new Recurrence(
                LocalDateTime.parse("1970-01-05T09:00"), ZoneId.of("Europe/Moscow"), Rule.parse(rule), null, Set.of());
        Duration fastest = ACCEPTABLE.multipliedBy(1000);
        for (int run = 0; run < WARM_UP && fastest.compareTo(ACCEPTABLE) > 0; run++) {
            long begin = System.nanoTime();
            recurrence.first();
            recurrence.nextAfter(NOW);
            recurrence.between(NOW, NOW.plus(Duration.ofDays(30)), 100);
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
        }
        assertThat(fastest).isLessThan(ACCEPTABLE);
    }
}
