package dev.lectern.landing;

/**
 * What every page has around it.
 *
 * @param kind of page, for the style sheet
 * @param organization whose page it is
 * @param home its address; null on pages of no event
 * @param refresh seconds after which it is loaded again where there is no JavaScript; null for never
 * @param isPrivate whether it is one person's, to be found by nobody else
 */
record Frame(
        String lang, String kind, String title, String organization, String home, Integer refresh, boolean isPrivate) {
    private static final int REFRESH_SECONDS = 15;

    /** A page for everybody. */
    static Frame of(Landing landing, String kind, String title) {
        return new Frame(
                landing.locale().getLanguage(), kind, title, landing.organization(), landing.path(), null, false);
    }

    /** A page for who has the link, and for nobody else. */
    Frame forOne() {
        return new Frame(lang, kind, title, organization, home, refresh, true);
    }

    /** A page that changes without its reader doing anything. */
    Frame refreshing() {
        return new Frame(lang, kind, title, organization, home, REFRESH_SECONDS, isPrivate);
    }
}
