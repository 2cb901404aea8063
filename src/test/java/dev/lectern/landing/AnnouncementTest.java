package dev.lectern.landing;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AnnouncementTest {
    private Site site;

    @BeforeEach
    void site() {
        site = Site.create();
    }

    @Test
    void E14_anEventHasAPageUnderItsId() {
        Document page = site.page(site.path(site.event(4, "description", "First line\nsecond")));
        assertThat(page.selectFirst("h1").text()).isEqualTo("Talk");
        assertThat(page.selectFirst(".plain-text").wholeText()).isEqualTo("First line\nsecond");
        assertThat(page.selectFirst("time").text())
                .isEqualTo("Tuesday, March 24, 2099, 19:00–20:00 (Europe/Moscow, UTC+03:00)");
        assertThat(page.selectFirst("time").attr("datetime")).isEqualTo("2099-03-24T16:00:00Z");
    }
}
