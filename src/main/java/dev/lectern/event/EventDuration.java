package dev.lectern.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declared duration such as {@code PT1H30M0S}: weeks, days, hours, minutes and seconds of ISO 8601, whole numbers only.
 *
 * @param text as the caller wrote it
 */
public record EventDuration(String text, long seconds) {
    /** What events last unless told otherwise (E2). */
    public static final EventDuration HOUR = new EventDuration("PT1H0M0S", 3600);

    /** The longest: 366 days. */
    private static final long MAX_SECONDS = 366 * 86_400L;

    private static final Pattern FORM = Pattern.compile(
            "P(?=.)(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(?:T(?=\\d)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
    private static final long[] UNITS = {7 * 86_400, 86_400, 3600, 60, 1};

    /** Whether the text is a duration from one second to 366 days. */
    static boolean isValid(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && seconds(form) > 0 && seconds(form) <= MAX_SECONDS;
    }

    /** Reads a text that {@link #isValid}. */
    static EventDuration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new EventDuration(text, seconds(form));
    }

    private static long seconds(Matcher form) {
        long seconds = 0;
        for (int unit = 0; unit < UNITS.length; unit++) {
            String number = form.group(unit + 1);
            seconds += number == null ? 0 : Long.parseLong(number) * UNITS[unit];
        }
        return seconds;
    }
}
