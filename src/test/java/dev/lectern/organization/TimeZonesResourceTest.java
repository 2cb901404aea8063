package dev.lectern.organization;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class TimeZonesResourceTest {
    private static final String ZONES = "/v3/timezones";

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void moscowIsAsDocumented() {
        assertThat(zones().<Map<String, Object>>get("[0]"))
                .isEqualTo(Map.of(
                        "id", 1,
                        "name", "Europe/Moscow",
                        "description", "Волгоград, Москва, Санкт-Петербург",
                        "shortDescription", "Москва",
                        "abbreviation", "MSK",
                        "offset", 10800));
    }

    @Test
    void thereAreAtLeast60ZonesOrderedById() {
        List<Integer> ids = zones().getList("id");

        assertThat(ids).hasSizeGreaterThanOrEqualTo(60).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyZoneIsOneThatJavaKnows() {
        assertThat(zones().getList("name", String.class)).allSatisfy(ZoneId::of);
    }

    @Test
    void offsetAndAbbreviationAreThoseOfNow() {
        clock.stopAt(Instant.parse("2026-01-15T12:00:00Z"));
        assertThat(berlin()).containsEntry("offset", 3600).containsEntry("abbreviation", "CET");

        clock.stopAt(Instant.parse("2026-07-15T12:00:00Z"));
        assertThat(berlin()).containsEntry("offset", 7200).containsEntry("abbreviation", "CEST");
    }

    @Test
    void W13_zonesComeByPagesWhereAsked() {
        Response page = TestOrganization.create().request().get(ZONES + "?page=2&perPage=3");

        assertThat(page.jsonPath().getList("id"))
                .isEqualTo(zones().getList("id").subList(3, 6));
        assertThat(page.header("X-Total-Count"))
                .isEqualTo(Integer.toString(zones().getList("id").size()));
    }

    private Map<String, Object> berlin() {
        return zones().getMap("find { it.name == 'Europe/Berlin' }");
    }

    private static JsonPath zones() {
        return TestOrganization.create().request().get(ZONES).jsonPath();
    }
}
