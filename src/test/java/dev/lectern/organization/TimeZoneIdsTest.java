package dev.lectern.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeZoneIdsTest {
    private static final String MIGRATION = "/db/migration/V2__Time_zones_have_stable_ids.sql";
    private static final Pattern ROW = Pattern.compile("\\((\\d+), '([^']+)', '([^']+)', '([^']+)'\\)");

    private final List<MatchResult> rows = ROW.matcher(sql()).results().toList();

    @Test
    void firstZoneIsMoscowAsDocumented() {
        MatchResult first = rows.get(0);

        assertThat(List.of(first.group(1), first.group(2), first.group(3), first.group(4)))
                .containsExactly("1", "Europe/Moscow", "Волгоград, Москва, Санкт-Петербург", "Москва");
    }

    @Test
    void everyRowIsRead() {
        assertThat(rows).hasSize((int)
                sql().lines().filter(line -> line.startsWith("    (")).count());
        assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void idsAndNamesAreUnique() {
        assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.group(2)).doesNotHaveDuplicates();
    }

    @Test
    void everyNameIsAZoneOfJava() {
        assertThat(ZoneId.getAvailableZoneIds())
                .containsAll(rows.stream().map(row -> row.group(2)).toList());
    }

    private static String sql() {
        try (InputStream file = TimeZoneIdsTest.class.getResourceAsStream(MIGRATION)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
