package dev.lectern.web.trace;

import java.util.regex.Pattern;

/**
 * What must be in no log and in no span, by its shape: e-mail addresses, keys, tokens and the random parts of file addresses, and
 * whatever stands behind a name such as {@code password=}. Ids of errors, which are UUIDs (the framework's own with a number behind), stay.
 */
public final class Secrets {
    private static final String MASK = "***";
    private static final String LETTERS = "\\p{L}\\p{M}\\p{N}";
    /** Without what separates it from a name in a query or a path. */
    private static final String LOCAL_PART = LETTERS + "._%+'!#$*^`{|}~-";

    /** In the address of a database or a proxy. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s:@]++:[^/\\s@]++(?=@)");

    /** Possessive, and only from where a word begins: a line of any length is read once. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![%1$s])[%1$s]++@[%2$s-]++\\.[%2$s][%2$s.-]*+".formatted(LOCAL_PART, LETTERS));

    /** In a query. Bounded, as choices in a repetition take a piece of the stack each. */
    private static final Pattern ENCODED_ADDRESS =
            Pattern.compile("(?<![%1$s])(?:[[%1$s]&&[^%%]]|%%(?!40)){1,192}+%%40[%2$s-]++\\.[%2$s][%2$s.-]*+"
                    .formatted(LOCAL_PART, LETTERS));

    /**
     * The name may be quoted, as in JSON, and so may the value, which then ends where the quotes do. Bounded, as above, where it has
     * quotes of its own.
     */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:password|passwd|token|secret|key|authorization)[\\\\\"']*+\\s*+[=:]\\s*+(?:bearer\\s++)?+|\\bbearer\\s++)"
                    + "(?:(\\\\++[\"'])[^\\\\\"']*+|([\"'])(?:[^\\\\\"']++|\\\\.|(?!\\3)[\"']){0,192}+|[^\\s&,;)]++)");

    private static final Pattern RANDOM = Pattern.compile(
            "(?<![\\w-])(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\\d+)?(?![\\w-]))(?=[A-Za-z_-]*+\\d)[\\w-]{32,}+");

    private Secrets() {}

    /** The text with three asterisks for each of them. */
    public static String mask(String text) {
        String masked = text;
        if (masked.indexOf('@') >= 0) {
            masked = CREDENTIALS.matcher(masked).replaceAll(MASK);
            masked = ADDRESS.matcher(masked).replaceAll(MASK);
        }
        if (masked.contains("%40")) {
            masked = ENCODED_ADDRESS.matcher(masked).replaceAll(MASK);
        }
        masked = RANDOM.matcher(masked).replaceAll(MASK);
        return NAMED.matcher(masked).replaceAll("$1$2$3" + MASK);
    }
}
