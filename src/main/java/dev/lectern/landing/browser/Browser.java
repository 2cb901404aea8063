package dev.lectern.landing.browser;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.lectern.web.ClientAddress;
import dev.lectern.web.ErrorAnswer;
import dev.lectern.web.Forbidden;
import dev.lectern.web.WebConfig;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestResponse;

/** The browser at the other end: what it sends besides forms, and how it is answered. */
@RequestScoped
public class Browser {
    private static final int SEE_OTHER = 303;
    /** Longer ones are cut off by browsers, together with all other cookies. */
    private static final int MAX_COOKIE = 3_000;
    /** Nobody's form but ours: {@code none} is a user's own doing, such as loading a page again. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final RoutingContext http;
    private final ErrorAnswer errors;
    private final WebConfig config;
    private final ClientAddress addresses;

    Browser(RoutingContext http, ErrorAnswer errors, WebConfig config, ClientAddress addresses) {
        this.http = http;
        this.errors = errors;
        this.config = config;
        this.addresses = addresses;
    }

    /** Answers with a page, in this language from now on. */
    public RestResponse<String> page(int status, TemplateInstance page, Locale locale) {
        return RestResponse.ResponseBuilder.ok(page.setLocale(locale).render())
                .status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Sends the browser to a path of this server, to be fetched by GET. */
    public RestResponse<String> goTo(String path) {
        http.response().putHeader(HttpHeaders.LOCATION, path);
        return RestResponse.ResponseBuilder.<String>create(SEE_OTHER).build();
    }

    /** Has errors be told in this language. */
    public void speak(Locale locale) {
        errors.speak(http, locale.toLanguageTag());
    }

    /** What the browser wants to be told in, as {@code Accept-Language} has it; null for nothing. */
    public String languages() {
        return http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    /** Whether a page is wanted, and not only what a GET would answer. */
    public boolean isGet() {
        return http.request().method().equals(HttpMethod.GET);
    }

    /**
     * Refuses a form that another site's page has sent ({@link Forbidden}). Browsers say so in {@code Sec-Fetch-Site}, older ones in
     * {@code Origin}; what says neither is no browser of today, and has no cookies that somebody could make use of.
     */
    public void requireOwnForm() {
        String site = http.request().getHeader("Sec-Fetch-Site");
        boolean isOwn = site == null ? isOwnOrigin() : OWN_SITES.contains(site);
        if (!isOwn) {
            throw new Forbidden("The form was sent by another site");
        }
    }

    /** The value of a cookie; null where there is none. */
    public String cookie(String name) {
        Cookie cookie = http.request().getCookie(name);
        try {
            return cookie == null ? null : URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    /**
     * Has the browser keep a value that only this server sees again.
     *
     * @param path below which it is sent back
     * @param maxAge null for until the browser is closed
     */
    public void keep(String name, String value, String path, Duration maxAge) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (encoded.length() > MAX_COOKIE) {
            return;
        }
        Cookie cookie = Cookie.cookie(name, encoded)
                .setPath(path)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure("https".equals(config.publicUrl().getScheme()));
        http.response().addCookie(maxAge == null ? cookie : cookie.setMaxAge(maxAge.toSeconds()));
    }

    /** The other site's page that led here; null where none did, or nobody says. */
    public String referrer() {
        String referrer = http.request().getHeader("Referer");
        String origin = referrer == null ? null : origin(referrer);
        return origin == null || isOwn(origin) ? null : referrer;
    }

    /** Lets the page show what is at another origin ({@code https://video.example.org}) in a frame, or play it. */
    public void allow(String origin) {
        http.response().putHeader(PageHeaders.POLICY, PageHeaders.policyWith(origin));
    }

    /** The client's address; null where it has none. */
    public String address() {
        return addresses.of(http.request());
    }

    private boolean isOwnOrigin() {
        String origin = http.request().getHeader("Origin");
        return origin == null || isOwn(origin);
    }

    private boolean isOwn(String origin) {
        String host = http.request().getHeader(HttpHeaders.HOST);
        return origin.equals(origin(config.publicUrl().toString()))
                || origin.equals("http://" + host)
                || origin.equals("https://" + host);
    }

    /** The origin of a web address as {@code Origin} has it; null for what is none. */
    private static String origin(String address) {
        try {
            URI uri = URI.create(address);
            String scheme = uri.getScheme();
            return "http".equals(scheme) || "https".equals(scheme) ? scheme + "://" + uri.getRawAuthority() : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
