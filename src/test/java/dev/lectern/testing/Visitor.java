package dev.lectern.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody at a browser of their own ({@link Browser}), in Berlin, who may only talk to one server. Whatever goes wrong in the
 * browser is kept: errors on its console (as of the content security policy), scripts that fail, requests to other hosts.
 */
public final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String AXE = script("/axe.min.js");

    /** Gives each broken rule with the first element that breaks it. */
    private static final String VIOLATIONS = """
            async () => {
                const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
                const { violations } = await axe.run({ runOnly: tags });
                return violations.map(({ id, nodes: [node] }) => `${id}: ${node.html} ${node.failureSummary}`);
            }
            """;

    private final URI server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(URI server, NewContextOptions options) {
        this.server = server;
        this.context = Browser.open(options);
        this.page = context.newPage();
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context.route(url -> !URI.create(url).getAuthority().equals(server.getAuthority()), route -> {
            complaints.add("asked another host: " + route.request().url());
            route.abort();
        });
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("script failed: " + error.error()));
        desktop();
    }

    /** Somebody who has not been here before. */
    public static Visitor of(URI server) {
        return new Visitor(
                server,
                new NewContextOptions()
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("console: " + message.text() + " " + message.location());
        }
    }

    /** The page that is open. */
    public Page page() {
        return page;
    }

    /** Opens a path of the server, {@code /q/swagger-ui/}. */
    public Page open(String path) {
        page.navigate(server.resolve(path).toString());
        return page;
    }

    /** Has been refused once, with this status, which browsers write on the console; so it is no complaint. */
    public void wasRefused(int status) {
        wasRefused(status, 1);
    }

    /** The same so many times. */
    public void wasRefused(int status, int times) {
        assertThat(complaints).hasSize(times).allSatisfy(complaint -> assertThat(complaint)
                .contains("status of %d".formatted(status)));
        complaints.clear();
    }

    /** Loses the network; what went wrong by that is no complaint. */
    public void goesOffline() {
        context.setOffline(true);
    }

    /** Has the network again. */
    public void comesBack() {
        context.setOffline(false);
        complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    /** Keeps the whole page as {@code target/screenshots/<name>.png}. */
    public void keepsPicture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /**
     * Keeps pictures of the page, light on a wide screen and dark on a phone, and fails where one of them breaks a rule of WCAG 2.2
     * AA that a program can check, or is wider than the phone.
     */
    public void looksAt(String name) {
        keepsPicture(name + "-light");
        isAccessible(name);
        phone();
        keepsPicture(name + "-dark-phone");
        isAccessible(name + " on a phone");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isLessThanOrEqualTo(390);
        desktop();
    }

    private void desktop() {
        page.setViewportSize(1280, 800);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void phone() {
        page.setViewportSize(390, 844);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    private void isAccessible(String name) {
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(VIOLATIONS)).as(name).isEmpty();
    }

    /** Fails where anything went wrong in the browser until now. */
    public void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private static String script(String resource) {
        try (InputStream in = Visitor.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
