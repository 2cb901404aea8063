package dev.lectern.landing;

/** One of the values of a radio. */
record Choice(String id, String value, boolean isChecked) {}
