package dev.lectern.landing;

import java.util.Locale;
import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.ErrorPages;
import dev.lectern.web.Gone;
import dev.lectern.web.TooManyRequests;

/** The pages that stand where another cannot: all but the paths of programs have them. */
@ApplicationScoped
class PageErrors implements ErrorPages {
    private static final Pattern PROGRAMS = Pattern.compile("/(v2|v3|admin|q|room)(/.*)?");
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int FAILED = 500;
    private static final long SECONDS = 60;

    @Override
    public boolean isPage(String path) {
        return !PROGRAMS.matcher(path).matches();
    }

    @Override
    public String page(String languages, int status, Throwable thrown, String id) {
        Locale locale = Wording.accepted(thrown instanceof Gone gone ? gone.lang() : languages);
        PageWords words = Wording.of(locale);
        String heading = heading(words, status);
        Frame frame = new Frame(locale.getLanguage(), "problem", heading, "Lectern", null, null, true);
        return Templates.problem(new ProblemPage(frame, heading, text(words, status, thrown), id))
                .setLocale(locale)
                .render();
    }

    private static String heading(PageWords words, int status) {
        return switch (status) {
            case NOT_FOUND -> words.notFoundTitle();
            case FORBIDDEN -> words.forbiddenTitle();
            case GONE -> words.deletedTitle();
            case TOO_MANY -> words.tooManyTitle();
            case UNAVAILABLE -> words.busyTitle();
            case FAILED -> words.failedTitle();
            default -> words.badTitle();
        };
    }

    private static String text(PageWords words, int status, Throwable thrown) {
        if (thrown instanceof TooManyRequests wait) {
            long minutes = (wait.retryAfter().toSeconds() + SECONDS - 1) / SECONDS;
            return words.tooManyText(Long.toString(Math.max(1, minutes)));
        }
        return switch (status) {
            case NOT_FOUND -> words.notFoundText();
            case FORBIDDEN -> words.forbiddenText();
            case GONE -> words.deletedText();
            case UNAVAILABLE -> words.busyText();
            case FAILED -> words.failedText();
            default -> words.badText();
        };
    }
}
