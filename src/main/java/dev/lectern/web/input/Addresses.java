package dev.lectern.web.input;

import java.util.regex.Pattern;

/** The shapes of e-mail addresses and web addresses; both patterns run in linear time. */
final class Addresses {
    static final int MAX_EMAIL = 254;
    static final int MAX_URL = 2_048;

    private static final String ATOM = "[^\\s\\p{Cntrl}()<>\\[\\]:;@\\\\,.\"]++";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62}(?<!-))?";

    /** RFC 5321's mailbox without quoted strings and address literals; letters of any script, two domain labels at least. */
    static final Pattern EMAIL =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")+");

    /** An absolute http or https address with a host. */
    static final Pattern URL = Pattern.compile("(?i)https?://[^\\s/?#]++\\S*+");

    private Addresses() {}
}
