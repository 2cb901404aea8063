package dev.lectern;

import java.net.URI;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.lectern.testing.TestOrganization;
import dev.lectern.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The longest words that the API takes, as an address in a description may be: no page is wider than a phone for them (L1). */
@QuarkusTest
class LongWordsTest {
    private static final String LONG = "W".repeat(255);

    @TestHTTPResource
    URI server;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void L1_longWordsAreBroken() {
        long event = organization
                .request()
                .formParam("name", LONG)
                .formParam("description", "https://example.org/" + LONG)
                .formParam("access", 4)
                .formParam("lang", "EN")
                .formParam("additionalFields[0][label]", LONG)
                .formParam("additionalFields[0][type]", "radio")
                .formParam("additionalFields[0][isRequired]", false)
                .formParam("additionalFields[0][values][0]", LONG)
                .formParam("additionalFields[0][values][1]", "Other")
                .post("/v3/events")
                .jsonPath()
                .getLong("eventId");
        long session = organization
                .request()
                .post("/v3/events/{id}/sessions", event)
                .jsonPath()
                .getLong("eventSessionId");
        try (Visitor visitor = Visitor.of(server)) {
            visitor.open("/" + organization.alias() + "/" + event);
            visitor.looksAt("announcement-with-long-words");
            Page page = visitor.open(personalLink(event));
            visitor.looksAt("personal-with-long-words");

            organization
                    .request()
                    .put("/v3/eventsessions/{id}/start", session)
                    .then()
                    .statusCode(204);
            assertThat(page.locator("#online")).hasText("1");
            page.getByLabel("Message").fill(LONG + LONG);
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.locator("#chat .mine")).hasCount(1);
            assertThat(page.locator("#chat .text").boundingBox().x)
                    .isEqualTo(page.locator("#chat .author").boundingBox().x);
            visitor.looksAt("room-with-long-words");
            visitor.hasNoComplaints();
        }
    }

    private String personalLink(long event) {
        String link = organization
                .request()
                .formParam("email", TestOrganization.address())
                .formParam("name", LONG)
                .formParam("secondName", LONG)
                .formParam("isAutoEnter", true)
                .post("/v3/events/{id}/register", event)
                .jsonPath()
                .getString("link");
        return URI.create(link).getPath();
    }
}
