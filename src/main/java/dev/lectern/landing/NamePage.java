package dev.lectern.landing;

/** Asks what somebody wants to be called in the room. */
record NamePage(Frame frame, String title, FormView form) {}
