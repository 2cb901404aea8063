package dev.lectern.web;

/** Writes errors as pages, for people who come with a browser; which pages there are is known only above this package. */
public interface ErrorPages {
    /** Whether people come with a browser to this path. */
    boolean isPage(String path);

    /**
     * The page, in HTML.
     *
     * @param languages that its reader wants, as {@code Accept-Language} has them; null where nobody knows
     * @param status of the answer
     * @param thrown why there is no other page
     * @param id under which the log tells more; null where there is no more
     */
    String page(String languages, int status, Throwable thrown, String id);
}
