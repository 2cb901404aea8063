package dev.lectern.landing;

/**
 * A date as a page shows it.
 *
 * @param start in ISO 8601, for the script that tells it in the visitor's zone
 * @param offset of the event's zone from UTC then, in minutes, for the same
 * @param text in words, in the event's zone
 * @param link to register for it alone; null where that is not to be
 */
record DateLine(String start, String end, int offset, String text, boolean isOnAir, String link) {}
