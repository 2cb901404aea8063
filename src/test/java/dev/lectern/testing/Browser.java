package dev.lectern.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of the machine, headless: found, never downloaded. It is started once a JVM. Where there is none, the test that
 * wants one is skipped; {@code LECTERN_CHROMIUM} names one that is in an unusual place.
 */
public final class Browser {
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** What it would do in a container as root, and for nobody: ask its maker for updates. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static com.microsoft.playwright.Browser shared;

    private Browser() {}

    /** A window of its own, with nothing kept of any other: cookies, storage and settings are the options'. */
    static synchronized BrowserContext open(com.microsoft.playwright.Browser.NewContextOptions options) {
        Optional<Path> chromium = installed();
        Assumptions.assumeTrue(
                chromium.isPresent(), "There is no Chromium here: install it, or name it by LECTERN_CHROMIUM");
        if (shared == null) {
            shared = start(chromium.get());
        }
        return shared.newContext(options);
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("LECTERN_CHROMIUM")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static com.microsoft.playwright.Browser start(Path chromium) {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        return Playwright.create(options)
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }
}
