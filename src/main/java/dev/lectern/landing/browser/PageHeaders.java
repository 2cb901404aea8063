package dev.lectern.landing.browser;

import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.lectern.web.ErrorPages;
import dev.lectern.web.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What browsers are told with each page, be it an error: to run nothing but our own script, to load nothing from elsewhere, to tell no
 * other site where its reader comes from (a personal link is a secret), and to keep no copy of a personal page. Scripts and styles
 * have to fit the pages, which another version of the server may have changed: a copy of them is used once it is known to stand.
 */
@ApplicationScoped
final class PageHeaders {
    static final String POLICY = "Content-Security-Policy";

    private static final String OWN_ONLY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern ASSET = Pattern.compile("/assets/.*");
    private static final Pattern PERSONAL = Pattern.compile("/[^/]+/[^/]+/[0-9a-f]{32}(/.*)?");
    private static final int BEFORE_ROUTES = 40;

    private final ErrorPages pages;

    PageHeaders(ErrorPages pages) {
        this.pages = pages;
    }

    static String policyWith(String origin) {
        return "%s; frame-src %s; media-src %s".formatted(OWN_ONLY, origin, origin);
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ROUTES);
    }

    private void add(RoutingContext http) {
        String path = RequestPath.bare(http);
        if (pages.isPage(path)) {
            MultiMap headers = http.response().headers();
            headers.set("X-Content-Type-Options", "nosniff");
            if (ASSET.matcher(path).matches()) {
                headers.set("Cache-Control", "no-cache");
            } else {
                addToPage(headers, path);
            }
        }
        http.next();
    }

    private static void addToPage(MultiMap headers, String path) {
        boolean isPersonal = PERSONAL.matcher(path).matches();
        headers.set(POLICY, OWN_ONLY);
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", isPersonal ? "no-store" : "private, no-cache");
        if (isPersonal) {
            headers.set("X-Robots-Tag", "noindex");
        }
    }
}
