package dev.lectern.organization;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZoneAbbreviationTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow, MSK, MSK",
        "Europe/Berlin, CET, CEST",
        "Europe/London, GMT, BST",
        "Europe/Dublin, GMT, IST",
        "Europe/Kyiv, EET, EEST",
        "America/New_York, EST, EDT",
        "Asia/Novosibirsk, +07, +07",
        "Asia/Kathmandu, +0545, +0545",
        "Asia/Tokyo, JST, JST",
        "Australia/Sydney, AEDT, AEST",
        "Australia/Lord_Howe, +11, +1030",
        "America/Sao_Paulo, -03, -03",
        "UTC, UTC, UTC",
    })
    void nameIsTheSameOnEveryJdk(ZoneId zone, String january, String july) {
        assertThat(ZoneAbbreviation.of(zone, Instant.parse("2026-01-15T12:00:00Z")))
                .isEqualTo(january);
        assertThat(ZoneAbbreviation.of(zone, Instant.parse("2026-07-15T12:00:00Z")))
                .isEqualTo(july);
    }
}
