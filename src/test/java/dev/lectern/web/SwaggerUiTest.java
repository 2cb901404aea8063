package dev.lectern.web;

import java.net.URI;

import com.microsoft.playwright.Locator;
import dev.lectern.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@QuarkusTest
class SwaggerUiTest {
    @TestHTTPResource
    URI server;

    @Test
    void everyEndpointCanBeTriedInTheBrowserWithoutAskingAnotherHost() {
        try (Visitor visitor = Visitor.of(server)) {
            Locator register = visitor.open("/q/swagger-ui/").getByText("/v3/events/{eventId}/register");

            assertThat(register).isVisible();
            visitor.keepsPicture("swagger-ui");
            visitor.hasNoComplaints();
        }
    }
}
