package dev.lectern.web.trace;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The id of a request, in its answer. */
@QuarkusTest
class RequestTrailTest {
    @Test
    void aRequestKeepsTheIdThatItsCallerGave() {
        assertThat(id("order-17.a_B")).isEqualTo("order-17.a_B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "a b",
                "a\tb",
                "{\"a\":1}",
                "0123456789012345678901234567890123456789012345678901234567890123456"
            })
    void anIdThatIsNotWellFormedIsReplaced(String given) {
        assertThat(id(given)).matches("[0-9a-f-]{36}");
    }

    @Test
    void aRefusedRequestHasAnIdToo() {
        assertThat(RestAssured.get("/v3/events").header(RequestTrail.HEADER)).matches("[0-9a-f-]{36}");
    }

    private static String id(String given) {
        return TestOrganization.create()
                .request()
                .header(RequestTrail.HEADER, given)
                .get("/v3/timezones")
                .header(RequestTrail.HEADER);
    }
}
