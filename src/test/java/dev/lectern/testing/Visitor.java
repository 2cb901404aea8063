package dev.lectern.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody at a browser of their own ({@link Browser}), who may only talk to one server. Whatever goes wrong in the browser is
 * kept: errors on its console (as of the content security policy), scripts that fail, requests to other hosts.
 */
public final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final URI server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(URI server, NewContextOptions options) {
        this.server = server;
        this.context = Browser.open(options);
        this.page = context.newPage();
        context.route(url -> !URI.create(url).getAuthority().equals(server.getAuthority()), route -> {
            complaints.add("asked another host: " + route.request().url());
            route.abort();
        });
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("script failed: " + error.error()));
    }

    /** Somebody with a window of 1280 × 800 and the light scheme. */
    public static Visitor of(URI server) {
        return new Visitor(server, options().setViewportSize(1280, 800).setColorScheme(ColorScheme.LIGHT));
    }

    private static NewContextOptions options() {
        return new NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/Berlin");
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

    /** Keeps the whole page as {@code target/screenshots/<name>.png}. */
    public void keepsPicture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Fails where anything went wrong in the browser until now. */
    public void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
