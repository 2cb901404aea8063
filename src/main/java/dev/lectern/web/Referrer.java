package dev.lectern.web;

import java.util.regex.Pattern;

/** Where somebody came from, as browsers and players say it: what they say is shown in reports, maybe as a link (S5). */
public final class Referrer {
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s/?#\\p{Cntrl}]++[^\\s\\p{Cntrl}]*+");
    private static final int MAX = 2_048;

    private Referrer() {}

    /** The text where it is an http or https address of at most 2 048 characters; else null. */
    public static String of(String text) {
        return text != null && text.length() <= MAX && URL.matcher(text).matches() ? text : null;
    }
}
