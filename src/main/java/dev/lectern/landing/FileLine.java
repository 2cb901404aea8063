package dev.lectern.landing;

/**
 * A file of the announcement.
 *
 * @param size such as {@code 1.4 MB}
 */
record FileLine(String name, String url, String size) {}
