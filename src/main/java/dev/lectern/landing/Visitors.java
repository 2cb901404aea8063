package dev.lectern.landing;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.landing.browser.Browser;
import dev.lectern.web.Referrer;

/** What browsers keep between visits: where they first came from, that a password was typed, and which personal links they got. */
@ApplicationScoped
class Visitors {
    private static final String REFERRER = "lectern_referrer";
    private static final String LINK = "lectern_link_";
    private static final String PASSWORD = "lectern_password_";
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final Browser browser;

    Visitors(Browser browser) {
        this.browser = browser;
    }

    /** What the browser has kept; from its first visit on, where it came from. */
    Visitor of(Landing landing) {
        return new Visitor(
                browser.cookie(LINK + key(landing)),
                landing.isSession() ? browser.cookie(LINK + "e" + landing.eventId()) : null,
                browser.cookie(PASSWORD + key(landing)),
                referrer(landing));
    }

    /** The browser has typed the password. */
    void keepPassword(Landing landing) {
        browser.keep(PASSWORD + key(landing), PasswordProof.of(landing), landing.organizationPath(), null);
    }

    /** The browser has got the personal link that ends with this token. */
    void keepLink(Landing landing, String token) {
        browser.keep(LINK + key(landing), token, landing.organizationPath(), HALF_A_YEAR);
    }

    private String referrer(Landing landing) {
        String known = Referrer.of(browser.cookie(REFERRER));
        String given = Referrer.of(browser.referrer());
        if (known == null && given != null) {
            browser.keep(REFERRER, given, landing.organizationPath(), HALF_A_YEAR);
            return given;
        }
        return known;
    }

    private static String key(Landing landing) {
        return (landing.isSession() ? "s" : "e") + landing.ownerId();
    }
}
