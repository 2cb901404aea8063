package dev.lectern.landing;

/**
 * What stands where a page cannot.
 *
 * @param id under which the log tells more; null where there is no more
 */
record ProblemPage(Frame frame, String heading, String text, String id) {}
