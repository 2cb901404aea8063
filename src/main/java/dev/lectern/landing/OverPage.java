package dev.lectern.landing;

/** Tells that an event or session is over. */
record OverPage(Frame frame, String title) {}
